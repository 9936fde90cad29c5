using Workflows.Core.Ports;

namespace Workflows.Cli.Messages;

/// <summary>Lists what a template is given: each name with what it is, and which may be missing.</summary>
internal static class ShapeText
{
    /// <summary>The lines, in the order of names.</summary>
    public static IEnumerable<string> Of(ValueShape shape) => Lines(shape, "");

    private static IEnumerable<string> Lines(ValueShape shape, string path)
    {
        foreach (var (name, member) in shape.Members)
        {
            var full = path.Length == 0 ? name : $"{path}.{name}";
            if (member.Kind != ShapeKind.Record || member.IsOptional)
            {
                yield return $"{full}: {WordOf(member)}{(member.IsOptional ? ", may be missing" : "")}";
            }

            foreach (var line in member.Kind == ShapeKind.List && member.Items is { } items ? Lines(items, $"{full}[…]") : Lines(member, full))
            {
                yield return line;
            }
        }
    }

    private static string WordOf(ValueShape shape) => shape.Kind switch
    {
        ShapeKind.Text when shape.Samples.Length == 1 => $"text, such as \"{shape.Samples[0]}\"",
        ShapeKind.Text => "text",
        ShapeKind.Number => "number",
        ShapeKind.YesNo => "yes or no",
        ShapeKind.Date => "date",
        ShapeKind.List => "list",
        ShapeKind.Record => "record",
        ShapeKind.Anything => "anything",
    };
}
