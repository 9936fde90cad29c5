using Workflows.Core.Ports;

namespace Workflows.Templates.Checking;

/// <summary>What is known of the value of an expression before it is evaluated.</summary>
/// <param name="Shape">What it looks like where it is there.</param>
/// <param name="Missing">What may be missing so that the value is, in the template's own words; null where it is surely there.</param>
internal readonly record struct Seen(ValueShape Shape, string? Missing = null)
{
    /// <summary>A value of which nothing is known, and nothing is said.</summary>
    internal static Seen Anything { get; } = new(ValueShape.Anything);

    internal static Seen Text { get; } = new(new ValueShape(ShapeKind.Text));

    internal static Seen Number { get; } = new(new ValueShape(ShapeKind.Number));

    internal static Seen YesNo { get; } = new(new ValueShape(ShapeKind.YesNo));

    /// <summary>Either of two values.</summary>
    internal static Seen Either(Seen one, Seen other) => new(Join(one.Shape, other.Shape), one.Missing ?? other.Missing);

    private static ValueShape Join(ValueShape one, ValueShape other) => one == other ? one
        : one.Kind == other.Kind && one.Kind is not (ShapeKind.Record or ShapeKind.List) ? new ValueShape(one.Kind)
        : ValueShape.Anything;
}
