using System.Globalization;
using System.Numerics;
using System.Text;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>How values look in the output.</summary>
internal static class Printing
{
    /// <summary>The pattern of dates that are printed without one.</summary>
    internal const string DatePattern = "%d %b %Y";

    /// <summary>A value as text: texts as they are, nothing for null, lists and records with quoted texts inside.</summary>
    internal static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        SafeText safe => safe.Text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Scalar(value) ?? Composite(value),
    };

    private static string? Scalar(object value) => value switch
    {
        decimal or double or float or long or BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset or DateOnly => DateFormat.Format(DateParts.Of(value), DatePattern),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Empty => string.Empty,
        _ => null,
    };

    private static string Composite(object value)
    {
        var output = new StringBuilder();
        Write(output, value, 0);
        return output.ToString();
    }

    private static void Write(StringBuilder output, object? value, int depth)
    {
        if (output.Length > RenderLimits.PrintedCharacters)
        {
            throw new TemplateFailure($"The text of a list or object exceeds the limit of `{RenderLimits.PrintedCharacters}` characters");
        }

        if (depth > RenderLimits.ValueDepth)
        {
            throw new TemplateFailure($"A value nests deeper than `{RenderLimits.ValueDepth}` levels: it may contain itself");
        }

        switch (value)
        {
            case IReadOnlyDictionary<string, object?> record:
                WriteRecord(output, record, depth);
                break;
            case IReadOnlyList<object?> list:
                WriteList(output, list, depth);
                break;
            case Callable function:
                output.Append("<function ").Append(function.Name).Append('>');
                break;
            case null:
                output.Append("null");
                break;
            default:
                output.Append(Kinds.AsText(value) is { } text ? Quoted(text) : Scalar(value) ?? Truth(value));
                break;
        }
    }

    private static string Truth(object value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => throw new TemplateFailure($"A value of the type `{Kinds.Name(value)}` can't be used in a template"),
    };

    private static void WriteList(StringBuilder output, IReadOnlyList<object?> list, int depth)
    {
        output.Append('[');
        for (var index = 0; index < list.Count; index++)
        {
            output.Append(index == 0 ? string.Empty : ", ");
            Write(output, list[index], depth + 1);
        }

        output.Append(']');
    }

    // The order is that of the record: a template's own keeps the order of writing, the model's is what the caller gave.
    private static void WriteRecord(StringBuilder output, IReadOnlyDictionary<string, object?> record, int depth)
    {
        output.Append('{');
        var first = true;
        foreach (var (name, value) in record)
        {
            output.Append(first ? string.Empty : ", ").Append(name).Append(": ");
            Write(output, value, depth + 1);
            first = false;
        }

        output.Append('}');
    }

    /// <summary>A text as a literal in double quotes.</summary>
    internal static string Quoted(string text) => "\"" + Escaped(text) + "\"";

    /// <summary>A text with escapes where a literal needs them.</summary>
    internal static string Escaped(string text)
    {
        var output = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            const string Special = "\\\"\n\r\t\b\f\v\0";
            const string Names = "\\\"nrtbfv0";
            var index = Special.IndexOf(c, StringComparison.Ordinal);
            if (index >= 0)
            {
                output.Append('\\').Append(Names[index]);
            }
            else if (char.IsControl(c))
            {
                output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            }
            else
            {
                output.Append(c);
            }
        }

        return output.ToString();
    }
}
