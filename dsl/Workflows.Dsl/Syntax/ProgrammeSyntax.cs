using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Syntax;

/// <summary><c>programme NAME "title" { … }</c>.</summary>
internal sealed record ProgrammeSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<ProgrammeClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a programme block.</summary>
internal abstract record ProgrammeClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>currency HKD</c>.</summary>
    internal sealed record Currency(NameSyntax Code, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>time zone "Asia/Hong_Kong"</c>.</summary>
    internal sealed record TimeZone(StringSyntax Zone, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>starts 2026-01-01</c>.</summary>
    internal sealed record Starts(DateSyntax Date, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>late up to 30 days, then book on arrival</c>.</summary>
    internal sealed record Late(LengthSyntax UpTo, LateAction Then, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>returns take pending, then available, then owe</c>.</summary>
    internal sealed record Returns(ReturnPolicy Then, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>leaving forfeits pending, keeps available 90 days</c>.</summary>
    internal sealed record Leaving(bool KeepsAvailable, LengthSyntax? KeptFor, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>merging keeps the higher tier</c>.</summary>
    internal sealed record Merging(bool KeepsHigherTier, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>publish by 2 people</c>.</summary>
    internal sealed record Publish(int People, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>settle 2 minutes</c>.</summary>
    internal sealed record Settle(LengthSyntax Length, SourceSpan Span) : ProgrammeClauseSyntax(Span);

    /// <summary><c>joining with first event</c>.</summary>
    internal sealed record JoiningWithFirstEvent(SourceSpan Span) : ProgrammeClauseSyntax(Span);
}
