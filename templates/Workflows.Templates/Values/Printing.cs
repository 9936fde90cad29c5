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

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A value as text: texts as they are, nothing for null, lists and records with quoted texts inside.</summary>
    internal static string Text(object? value, RenderState state) => value switch
    {
        null => string.Empty,
        string text => text,
        SafeText safe => safe.Text,
        int number => number.ToString(Invariant),
        bool truth => truth ? "true" : "false",
        _ => Scalar(value, state) ?? Composite(value, state),
    };

    private static string? Scalar(object value, RenderState state) => value switch
    {
        decimal or double or float or long => ((IFormattable)value).ToString(null, Invariant),
        BigInteger big => Digits(big, state),
        DateTime or DateTimeOffset or DateOnly => DateFormat.Text(DateParts.Of(value), state.DatePattern),
        TimeSpan span => span.ToString("c", Invariant),
        Empty => string.Empty,
        _ => null,
    };

    // The time it takes to find the digits grows with the square of their number.
    private static string Digits(BigInteger number, RenderState state)
    {
        var words = number.GetBitLength() / 64;
        state.Work(words * words / 16);
        return number.ToString(Invariant);
    }

    private static string Composite(object value, RenderState state)
    {
        var output = new StringBuilder();
        Write(output, value, 0, state);
        state.AllowText(output.Length);
        return output.ToString();
    }

    private static void Write(StringBuilder output, object? value, int depth, RenderState state)
    {
        state.Work(1);
        state.RequireLength(output.Length);
        state.RequireDepth(depth);
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> record:
                WriteRecord(output, record, depth, state);
                break;
            case IReadOnlyList<object?> list:
                WriteList(output, list, depth, state);
                break;
            case Callable function:
                output.Append("<function ").Append(function.Name).Append('>');
                break;
            case null:
                output.Append("null");
                break;
            default:
                output.Append(Kinds.AsText(value) is { } text ? Quoted(text) : Scalar(value, state) ?? Simple(value));
                break;
        }
    }

    private static string Simple(object value) => value switch
    {
        int number => number.ToString(Invariant),
        bool truth => truth ? "true" : "false",
        _ => throw new TemplateFailure($"A value of the type `{Kinds.Name(value)}` can't be used in a template"),
    };

    private static void WriteList(StringBuilder output, IReadOnlyList<object?> list, int depth, RenderState state)
    {
        output.Append('[');
        for (var index = 0; index < list.Count; index++)
        {
            output.Append(index == 0 ? string.Empty : ", ");
            Write(output, list[index], depth + 1, state);
        }

        output.Append(']');
    }

    // The order is that of the record: a template's own keeps the order of writing, the model's is what the caller gave.
    private static void WriteRecord(StringBuilder output, IReadOnlyDictionary<string, object?> record, int depth, RenderState state)
    {
        output.Append('{');
        var first = true;
        foreach (var (name, value) in record)
        {
            output.Append(first ? string.Empty : ", ").Append(name).Append(": ");
            Write(output, value, depth + 1, state);
            first = false;
        }

        output.Append('}');
    }

    /// <summary>A text as a literal in double quotes.</summary>
    internal static string Quoted(string text) => "\"" + Escaped(text) + "\"";

    /// <summary>A text with escapes where a literal needs them.</summary>
    internal static string Escaped(string text)
    {
        const string Special = "\\\"\n\r\t\b\f\v\a";
        const string Names = "\\\"nrtbfva";
        var output = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            var index = Special.IndexOf(c, StringComparison.Ordinal);
            if (index >= 0)
            {
                output.Append('\\').Append(Names[index]);
            }
            else if (c < ' ')
            {
                output.Append(Invariant, $"\\x{(int)c:x2}");
            }
            else
            {
                output.Append(c);
            }
        }

        return output.ToString();
    }
}
