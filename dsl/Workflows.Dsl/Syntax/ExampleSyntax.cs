using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>example "title" { … }</c>.</summary>
internal sealed record ExampleSyntax(StringSyntax Title, SyntaxList<ExampleClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span);

/// <summary>A line of an example.</summary>
internal abstract record ExampleClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>given anna joined 2026-01-10, tier Silver</c>.</summary>
    internal sealed record Given(NameSyntax Member, LiteralSyntax Joined, SyntaxList<GivenSyntax> Details, SourceSpan Span)
        : ExampleClauseSyntax(Span);

    /// <summary><c>given HighValue from 1_000 HKD</c>, <c>given Rfm.monetary from 100 HKD, 500 HKD</c>.</summary>
    internal sealed record GivenCuts(NameSyntax Of, NameSyntax? Measure, SyntaxList<LiteralSyntax> Cuts, SourceSpan Span)
        : ExampleClauseSyntax(Span);

    /// <summary><c>on 2026-03-07 10:00 anna Purchase { order: "A-1" }</c>.</summary>
    internal sealed record On(
        MomentSyntax At, NameSyntax Member, NameSyntax Event, RecordSyntax Record, ArrivalSyntax Arrival, SourceSpan Span)
        : ExampleClauseSyntax(Span);

    /// <summary><c>expect …</c>.</summary>
    internal sealed record Expect(ExpectationSyntax Expectation, SourceSpan Span) : ExampleClauseSyntax(Span);

    /// <summary><c>table spent, miles</c>: words that stand for another value in each row.</summary>
    internal sealed record Table(SyntaxList<NameSyntax> Columns, SourceSpan Span) : ExampleClauseSyntax(Span);

    /// <summary><c>row 95 HKD, 9 Miles</c>.</summary>
    internal sealed record Row(SyntaxList<CellSyntax> Cells, SourceSpan Span) : ExampleClauseSyntax(Span);
}

/// <summary><c>replaces "A-1" known at 2026-03-11 09:00</c>: what an event puts right and when it became known; both may be left out.</summary>
internal sealed record ArrivalSyntax(StringSyntax? Replaces, MomentSyntax? KnownAt, SourceSpan Span) : SyntaxNode(Span);

/// <summary>What is true of a member before an example begins.</summary>
internal abstract record GivenSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>tier Silver</c>.</summary>
    internal sealed record Tier(NameSyntax Name, SourceSpan Span) : GivenSyntax(Span);

    /// <summary><c>used 980 Miles of WeekendInTheApp</c>.</summary>
    internal sealed record Used(LiteralSyntax Amount, NameSyntax Rule, SourceSpan Span) : GivenSyntax(Span);

    /// <summary><c>has 500 Miles</c>.</summary>
    internal sealed record Has(LiteralSyntax Amount, SourceSpan Span) : GivenSyntax(Span);

    /// <summary><c>treated in WinBack</c>, <c>held out in WinBack</c>.</summary>
    internal sealed record Arm(NameSyntax Journey, bool HeldOut, SourceSpan Span) : GivenSyntax(Span);

    /// <summary><c>consent to nothing</c>.</summary>
    internal sealed record ConsentToNothing(SourceSpan Span) : GivenSyntax(Span);

    /// <summary><c>birthday 1990-05-01</c>: a field of the member.</summary>
    internal sealed record Field(NameSyntax Name, LiteralSyntax Value, SourceSpan Span) : GivenSyntax(Span);
}

/// <summary><c>{ order: "A-1", total: 250 HKD }</c>.</summary>
internal sealed record RecordSyntax(SyntaxList<EntrySyntax> Entries, SourceSpan Span) : SyntaxNode(Span);

/// <summary>A value of a record.</summary>
internal abstract record EntrySyntax(NameSyntax Name, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>total: 250 HKD</c>.</summary>
    internal sealed record Value(NameSyntax Name, LiteralSyntax Literal, SourceSpan Span) : EntrySyntax(Name, Span);

    /// <summary><c>lines: [ { sku: "a" }, { sku: "b" } ]</c>.</summary>
    internal sealed record Lines(NameSyntax Name, SyntaxList<RecordSyntax> Records, SourceSpan Span) : EntrySyntax(Name, Span);
}

/// <summary>A value of a row; a day may have a time.</summary>
internal sealed record CellSyntax(LiteralSyntax Value, TimeSyntax? Time, SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>2026-03-07 10:00</c>; no time where none is written. The day may be a column of a table.</summary>
internal sealed record MomentSyntax(LiteralSyntax Date, TimeSyntax? Time, SourceSpan Span) : SyntaxNode(Span);
