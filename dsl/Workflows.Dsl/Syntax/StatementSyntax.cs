using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>A step of a journey.</summary>
internal abstract record StatementSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>step NAME was OLD { … }</c>.</summary>
    internal sealed record Step(NameSyntax Name, SyntaxList<StatementSyntax> Body, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>send email "win-back-1"</c>.</summary>
    internal sealed record Send(NameSyntax Channel, StringSyntax Template, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>bonus 200 Miles funded by Goodwill, all or nothing</c>.</summary>
    internal sealed record Bonus(AmountSyntax Amount, bool AllOrNothing, FundingSyntax? Funding, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>match Gold for 90 days</c>.</summary>
    internal sealed record Match(NameSyntax Tier, LengthSyntax For, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>wait 3 days</c>.</summary>
    internal sealed record Wait(LengthSyntax Length, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>wait up to 7 days for Purchase where … since start { on arrived { … } on late { … } }</c>.</summary>
    internal sealed record WaitFor(
        LengthSyntax UpTo, NameSyntax Event, ExpressionSyntax? Where, bool SinceStart, SyntaxList<BranchSyntax> Branches, SourceSpan Span)
        : StatementSyntax(Span);

    /// <summary><c>task NAME to "team" priority high due in 2 days { on done { … } on overdue { … } }</c>.</summary>
    internal sealed record Task(
        NameSyntax Name, StringSyntax Team, NameSyntax? Priority, LengthSyntax DueIn, SyntaxList<BranchSyntax> Branches, SourceSpan Span)
        : StatementSyntax(Span);

    /// <summary><c>if … { … } else { … }</c>; <c>else if</c> is an else with one statement; no else is an empty one.</summary>
    internal sealed record If(
        ExpressionSyntax Condition, SyntaxList<StatementSyntax> Then, SyntaxList<StatementSyntax> Else, SourceSpan Span)
        : StatementSyntax(Span);

    /// <summary><c>at the same time, until the first { branch Call { … } branch Write { … } }</c>.</summary>
    internal sealed record Fork(bool UntilFirst, SyntaxList<BranchSyntax> Branches, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>go to Thank</c>.</summary>
    internal sealed record GoTo(NameSyntax Target, SourceSpan Span) : StatementSyntax(Span);

    /// <summary><c>finish "returned"</c>.</summary>
    internal sealed record Finish(StringSyntax Outcome, SourceSpan Span) : StatementSyntax(Span);
}

/// <summary><c>on late { … }</c>; of a fork, <c>branch Call { … }</c>.</summary>
internal sealed record BranchSyntax(NameSyntax Outcome, SyntaxList<StatementSyntax> Body, SourceSpan Span) : SyntaxNode(Span);
