using Workflows.Model.Diagnostics;

namespace Workflows.Model.Expressions;

/// <summary>A named value of an event, of a line or of a member.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place in the record, from 0.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Field(string Name, int Index, DataType Type, SourceSpan Span)
{
    /// <summary>Whether it names the event: the same key twice is the same event.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether it tells who somebody is, and so lives apart under the member's key.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether a value of it says who somebody is: it is personal, or names another member.</summary>
    public bool TellsWho => IsPersonal || Type.Kind == DataKind.Member;

    /// <summary>The value where none is given: a scaled number, or the place of a choice.</summary>
    public long? Default { get; init; }

    /// <summary>The text where none is given.</summary>
    public string? DefaultText { get; init; }
}
