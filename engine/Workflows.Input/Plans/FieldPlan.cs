using System.Text;
using Workflows.Input.Values;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Input.Plans;

/// <summary>How one field of an event or of a line is read, with all that can be worked out before the first record.</summary>
internal sealed class FieldPlan
{
    /// <summary>A plan for a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="label">Its name in messages where it has no column.</param>
    /// <param name="source">Where its value is found; null where the file has none.</param>
    /// <param name="staysWhenMissing">Whether a missing value means "as before": there is no default and nothing is required.</param>
    /// <param name="currency">The programme's currency.</param>
    /// <param name="commaIsUnclear">Whether commas in numbers may be decimal commas.</param>
    public FieldPlan(Field field, string label, ValueSource? source, bool staysWhenMissing, string currency, bool commaIsUnclear)
    {
        var type = field.Type;
        Field = field;
        Label = source?.Label ?? label;
        Source = source;
        IsRequired = !staysWhenMissing && !type.IsOptional;
        Default = staysWhenMissing ? null : field.Default;
        DefaultText = staysWhenMissing ? null : field.DefaultText;
        var isPercent = type.Kind == DataKind.Percent;
        Form = new NumberForm(isPercent ? type.Scale / 100 : type.Scale, isPercent, currency, commaIsUnclear);
        Least = type.Least is { } least ? (long)(least * Fraction.Of(type.Scale)).Ceiling() : long.MinValue;
        Most = type.Most is { } most ? (long)(most * Fraction.Of(type.Scale)).Floor() : long.MaxValue;
        Choices = [.. type.Choices.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>Its name in messages.</summary>
    public string Label { get; }

    /// <summary>Where its value is found; null where the file has none.</summary>
    public ValueSource? Source { get; }

    /// <summary>Whether an event without it is bad.</summary>
    public bool IsRequired { get; }

    /// <summary>The value where none is given.</summary>
    public long? Default { get; }

    /// <summary>The text where none is given.</summary>
    public string? DefaultText { get; }

    /// <summary>How its numbers are written.</summary>
    public NumberForm Form { get; }

    /// <summary>
    /// Whether a sign before its number is no news: the amount of an event that takes another one back is an amount, and exports that write
    /// it as a negative one only repeat what the event's type says.
    /// </summary>
    public bool IsMagnitude { get; init; }

    /// <summary>Whether its text is the name of a time zone.</summary>
    public bool IsZone { get; init; }

    /// <summary>The least value in units of its type.</summary>
    public long Least { get; }

    /// <summary>The largest value in units of its type.</summary>
    public long Most { get; }

    /// <summary>The words of a choice in UTF-8.</summary>
    public byte[][] Choices { get; }
}
