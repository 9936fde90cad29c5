using System.Text.Json.Nodes;

namespace Workflows.Cli.Explaining;

/// <summary>What a question about a member comes to, for people and for programs.</summary>
/// <param name="Lines">In words, below the title.</param>
/// <param name="Json">The same as data.</param>
internal sealed record Answer(IReadOnlyList<string> Lines, JsonNode Json);
