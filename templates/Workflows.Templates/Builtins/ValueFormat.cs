using System.Globalization;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>Numbers and dates by formats of .NET, in the invariant culture.</summary>
internal static class ValueFormat
{
    private const int ShortText = 64;

    /// <summary>A number or date as text; nothing for null.</summary>
    internal static string Text(object? value, object? format, object? culture, RenderState state)
    {
        var pattern = Checked(format, culture, state);
        try
        {
            return value switch
            {
                null => string.Empty,
                IFormattable formattable => formattable.ToString(pattern, CultureInfo.InvariantCulture),
                _ => throw new TemplateFailure(
                    $"A value of the type `{Kinds.Name(value)}` has no format: numbers, dates and timespans have"),
            };
        }
        catch (FormatException)
        {
            throw new TemplateFailure($"The format `{pattern}` is not one for a value of the type `{Kinds.Name(value)}`");
        }
    }

    /// <summary>Writes a decimal, double or int without making a text of it; false for everything else.</summary>
    internal static bool TryWrite(object? value, object? format, object? culture, RenderState state)
    {
        if (value is not (decimal or double or int) || format is not string pattern || culture is not null)
        {
            return false;
        }

        RefuseWidth(pattern);
        Span<char> text = stackalloc char[ShortText];
        try
        {
            if (value is decimal exact && FixedDecimals.TryFormat(exact, pattern, text, out var written))
            {
                state.WriteDigits(text[..written]);
                return true;
            }

            if (!((ISpanFormattable)value).TryFormat(text, out var length, pattern, CultureInfo.InvariantCulture))
            {
                return false;
            }

            state.WriteText(text[..length]);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Checked(object? format, object? culture, RenderState state)
    {
        RequireInvariant(culture, state);
        var pattern = Printing.Text(format, state);
        RefuseWidth(pattern);
        return pattern;
    }

    // A letter with many digits, such as `D999999999`, would make a text of that length.
    private static void RefuseWidth(string format)
    {
        if (format.Length > 3 && char.IsAsciiLetter(format[0]) && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            throw new TemplateFailure($"The format `{format}` asks for more than 99 digits");
        }
    }

    /// <summary>Refuses cultures: templates look the same on every machine.</summary>
    internal static void RequireInvariant(object? culture, RenderState state)
    {
        if (culture is not null && Printing.Text(culture, state) is { Length: > 0 } name)
        {
            throw new TemplateFailure(
                $"The culture `{name}` can't be used: formats are those of the invariant culture. Leave it out");
        }
    }
}
