using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Model.Programmes;

namespace Workflows.Designer.Journeys;

/// <summary>A journey as it is drawn.</summary>
/// <param name="DefinitionId">What Elsa's clients call it.</param>
/// <param name="Name">Its name in the text.</param>
/// <param name="Title">For people.</param>
/// <param name="Block">Where its block stands in the text as it is now.</param>
/// <param name="Definition">The Elsa definition, positions laid out, as JSON text.</param>
/// <param name="Programme">The programme that it was drawn of.</param>
internal sealed record JourneyPicture(
    string DefinitionId, string Name, string Title, TextBlock Block, string Definition, Programme Programme)
{
    /// <summary>Why the text as it is can't be drawn, so that this is the picture of an earlier one; empty where it is of this one.</summary>
    public ImmutableArray<string> Mistakes { get; init; } = [];

    /// <summary>What tells this journey from the same with another word: what its definition says of itself.</summary>
    public string Revision { get; } = JsonNode.Parse(Definition)!["customProperties"]!["revision"]!.GetValue<string>();
}

/// <summary>A block of a text.</summary>
/// <param name="File">The file that holds it.</param>
/// <param name="FirstLine">Its first line, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Text">What stands on these lines, the end of the last one not included.</param>
internal sealed record TextBlock(string File, int FirstLine, int LastLine, string Text);
