using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Drawing;

/// <summary>What kind of value can be written in the place of another one.</summary>
public enum EditableKind
{
    /// <summary>A number: a limit, a rate, a price, how many days.</summary>
    Number,

    /// <summary>A share such as <c>80%</c>.</summary>
    Share,

    /// <summary>A day such as <c>2026-01-31</c>.</summary>
    Day,

    /// <summary>A time of day such as <c>21:00</c>.</summary>
    Time,

    /// <summary>A text in quotes, shown and written without them.</summary>
    Text,
}

/// <summary>A value of a programme that can be changed on a card without touching the rest of its text.</summary>
/// <param name="Block">What it belongs to: the word with which the block begins, such as <c>rule</c>.</param>
/// <param name="Name">The name of the block; empty where it has none.</param>
/// <param name="Line">The line of the block in which it stands, on one line: <c>award 1 Miles per 10 HKD of total</c>.</param>
/// <param name="Kind">What can be written in its place.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Unit">The word behind a number that says what it counts, such as <c>HKD</c> or <c>days</c>; empty for none.</param>
/// <param name="Place">Where it stands.</param>
public sealed record EditableValue(
    string Block, string Name, string Line, EditableKind Kind, string Value, string Unit, SourceSpan Place)
{
    /// <summary>The line of the file on which the block begins: by it blocks are told apart, also those without a name.</summary>
    public required int BlockLine { get; init; }

    /// <summary>Where in <see cref="Line"/> the value begins, from 0 in UTF-16 units; it is as long there as in the file.</summary>
    public required int At { get; init; }
}
