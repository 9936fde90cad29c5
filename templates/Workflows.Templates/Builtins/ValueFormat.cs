using System.Globalization;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>Numbers and dates by formats of .NET, in the invariant culture.</summary>
internal static class ValueFormat
{
    internal static object? Apply(object? value, object? format, object? culture)
    {
        RequireInvariant(culture);
        if (value is not IFormattable formattable)
        {
            return value is null ? null : Printing.Text(value);
        }

        RefuseWidth(Printing.Text(format));
        try
        {
            return formattable.ToString(Printing.Text(format), CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw new TemplateFailure($"The format `{Printing.Text(format)}` is not valid for `{Kinds.Name(value)}`");
        }
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
    internal static void RequireInvariant(object? culture)
    {
        if (!string.IsNullOrEmpty(Printing.Text(culture)))
        {
            throw new TemplateFailure(
                $"The culture `{Printing.Text(culture)}` can't be used: formats are those of the invariant culture. Leave it out");
        }
    }
}
