using System.Collections.Immutable;

namespace Workflows.Core.Ports;

/// <summary>The kinds of values that a template is given.</summary>
public enum ShapeKind
{
    /// <summary>Nothing is known of it.</summary>
    Anything,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A day, or a time with its distance from UTC.</summary>
    Date,

    /// <summary>Values by name.</summary>
    Record,

    /// <summary>Values one after another.</summary>
    List,
}

/// <summary>What a value that a template is given looks like, before there is one.</summary>
/// <param name="Kind">Its kind.</param>
public sealed record ValueShape(ShapeKind Kind)
{
    // It stands first: the shapes below are made with it.
    private static readonly ImmutableSortedDictionary<string, ValueShape> NoMembers =
        ImmutableSortedDictionary.Create<string, ValueShape>(StringComparer.Ordinal);

    /// <summary>Whether it may be missing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Of a record: what it has, by name.</summary>
    public ImmutableSortedDictionary<string, ValueShape> Members { get; init; } = NoMembers;

    /// <summary>Of a list: what each of its items looks like.</summary>
    public ValueShape? Items { get; init; }

    /// <summary>
    /// Values to try a template with: those that it may have where they are few, else ones as long as is plausible. In the plain form of
    /// <see cref="ITemplateRenderer.Render"/>; none for records and lists.
    /// </summary>
    public ImmutableArray<object> Samples { get; init; } = [];

    /// <summary>One of which nothing is known.</summary>
    public static ValueShape Anything { get; } = new(ShapeKind.Anything);

    /// <summary>A text.</summary>
    /// <param name="samples">Texts to try.</param>
    public static ValueShape Text(params ReadOnlySpan<string> samples) => new(ShapeKind.Text) { Samples = [.. samples] };

    /// <summary>A number.</summary>
    /// <param name="samples">Numbers to try.</param>
    public static ValueShape Number(params ReadOnlySpan<object> samples) => new(ShapeKind.Number) { Samples = [.. samples] };

    /// <summary>Yes or no.</summary>
    public static ValueShape YesNo { get; } = new(ShapeKind.YesNo) { Samples = [true, false] };

    /// <summary>A list.</summary>
    /// <param name="items">What each item looks like.</param>
    public static ValueShape ListOf(ValueShape items) => new(ShapeKind.List) { Items = items };

    /// <summary>A record.</summary>
    /// <param name="members">What it has.</param>
    public static ValueShape RecordOf(params ReadOnlySpan<(string Name, ValueShape Shape)> members)
    {
        var builder = NoMembers.ToBuilder();
        foreach (var (name, shape) in members)
        {
            builder[name] = shape;
        }

        return new(ShapeKind.Record) { Members = builder.ToImmutable() };
    }

    /// <summary>The same, but it may be missing.</summary>
    public ValueShape Optional() => this with { IsOptional = true };
}
