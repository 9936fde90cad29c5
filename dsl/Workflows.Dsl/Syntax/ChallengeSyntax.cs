using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary><c>challenge NAME "title" { … }</c>; its lines are those of a rule, and two of its own.</summary>
internal sealed record ChallengeSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<RuleClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>What has to be reached.</summary>
internal abstract record ReachSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>10</c>, <c>1_000 HKD of total this calendar year</c>, <c>500 Miles this calendar year</c>; no window for ever.</summary>
    internal sealed record Amount(LiteralSyntax Step, NameSyntax? Of, WindowSyntax? Window, SourceSpan Span) : ReachSyntax(Span);

    /// <summary><c>4 calendar weeks in a row</c>.</summary>
    internal sealed record InARow(int Count, TimeUnit Unit, SourceSpan Span) : ReachSyntax(Span);
}
