using System.Text;

namespace Workflows.Flows.Running;

/// <summary>A variable that a loop gives to one run of its body.</summary>
/// <param name="Name">In Pascal case.</param>
/// <param name="Value">What it holds.</param>
internal sealed record GivenVariable(string Name, object? Value)
{
    /// <summary>The id that Elsa gives such a variable: its name in camel case, and then <c>Variable</c>.</summary>
    public static string IdOf(string name) => new StringBuilder(name.Length + 8)
        .Append(char.ToLowerInvariant(name[0])).Append(name.AsSpan(1)).Append("Variable").ToString();
}
