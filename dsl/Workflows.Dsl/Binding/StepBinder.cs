using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>The steps of a journey.</summary>
internal sealed class StepBinder(Draft draft, ExpressionBinder values, TriggerBinder triggers, EffectBinder effects, FundingBinder funding)
{
    private readonly StepShape _shape = new(draft);
    private readonly ForkShape _forks = new(draft);
    private readonly MatchBinder _matches = new(draft);

    private const string Arrived = "arrived";
    private const string Late = "late";

    /// <summary>The steps of a whole journey; its purpose is null where it is unknown.</summary>
    public ImmutableArray<JourneyStep> Bind(SyntaxList<StatementSyntax> statements, string? purpose)
    {
        _shape.CheckParts(statements);
        _forks.CheckJumps(statements);
        return List(statements, "", purpose, Facts.None);
    }

    // What was known before a wait need not be so after it.
    private ImmutableArray<JourneyStep> List(SyntaxList<StatementSyntax> statements, string within, string? purpose, Facts known)
    {
        var steps = ImmutableArray.CreateBuilder<JourneyStep>();
        foreach (var statement in statements)
        {
            var id = $"{within}{steps.Count + 1}";
            steps.Add(Step(statement, id, purpose, known));
            known = statement is StatementSyntax.Send or StatementSyntax.Bonus or StatementSyntax.Match ? known : Facts.None;
        }

        return steps.ToImmutable();
    }

    private JourneyStep Step(StatementSyntax statement, string id, string? purpose, Facts known) => statement switch
    {
        StatementSyntax.Send send => Send(send, id, purpose),
        StatementSyntax.Bonus bonus => Bonus(bonus, id),
        StatementSyntax.Match match => _matches.Bind(match, id),
        StatementSyntax.WaitFor wait => WaitFor(wait, id, purpose),
        StatementSyntax.Wait wait => Wait(wait, id),
        StatementSyntax.Task task => Task(task, id, purpose),
        StatementSyntax.If branch => If(branch, id, purpose, known),
        StatementSyntax.Fork fork => Fork(fork, id, purpose, known),
        StatementSyntax.Step part => new JourneyStep.Part(
            id, part.Name.Text, List(part.Body, $"{id}.{part.Name.Text}.", purpose, Facts.None), part.Span) { Was = part.Name.Was?.Text },
        StatementSyntax.GoTo jump => new JourneyStep.GoTo(id, jump.Target.Text, jump.Span),
        StatementSyntax.Finish finish => new JourneyStep.Finish(id, finish.Outcome.Value, finish.Span),
        _ => new JourneyStep.Finish(id, "", statement.Span),
    };

    private JourneyStep.Send Send(StatementSyntax.Send syntax, string id, string? purpose)
    {
        _shape.CheckConsent(purpose, syntax.Channel);
        return new(id, syntax.Channel.Text, syntax.Template.Value, syntax.Span);
    }

    private JourneyStep.Bonus Bonus(StatementSyntax.Bonus syntax, string id)
    {
        var amount = effects.Points(syntax.Amount);
        var paid = funding.Bind(syntax.Funding, amount is null ? [] : [amount.Currency]);
        return new(id, amount ?? new(0, default), paid, syntax.AllOrNothing, syntax.Span);
    }

    private JourneyStep.Wait Wait(StatementSyntax.Wait syntax, string id)
    {
        draft.Findings.MustLast(syntax.Length);
        return new(id, syntax.Length.Value, syntax.Span);
    }

    private JourneyStep.WaitFor WaitFor(StatementSyntax.WaitFor syntax, string id, string? purpose)
    {
        draft.Findings.MustLast(syntax.UpTo);
        var index = draft.Names.Resolve(NameKind.Event, syntax.Event);
        var where = index is null ? null : triggers.Where(draft.EventTypes[index.Value], syntax.Where)?.Value;
        _shape.CheckBranches(syntax.Branches, "wait", Late, syntax.UpTo.Span);
        foreach (var branch in syntax.Branches.Where(IsUnknown))
        {
            draft.Names.ReportUnchosen(JourneyDiagnostics.UnknownBranch, branch.Outcome, [Arrived, Late], "branch", branch.Outcome.Text);
        }

        return new(
            id, index ?? 0, where, syntax.UpTo.Value, syntax.SinceStart,
            Branch(syntax.Branches, Arrived, id, purpose), Branch(syntax.Branches, Late, id, purpose), syntax.Span);
    }

    private JourneyStep.Task Task(StatementSyntax.Task syntax, string id, string? purpose)
    {
        draft.Findings.MustLast(syntax.DueIn);
        _shape.CheckBranches(syntax.Branches, "task", TaskOutcome.Overdue, syntax.Name.Span);
        if (syntax.Branches.Count == 1 && syntax.Branches[0].Outcome.Text == TaskOutcome.Overdue)
        {
            draft.Findings.Report(JourneyDiagnostics.NoOutcome, syntax.Name.Span);
        }

        _shape.CheckPriority(syntax.Priority);
        return new(
            id, syntax.Name.Text, syntax.Team.Value, syntax.Priority?.Text ?? "normal", syntax.DueIn.Value,
            [.. syntax.Branches.Select(branch => new TaskOutcome(
                branch.Outcome.Text, List(branch.Body, $"{id}.{branch.Outcome.Text}.", purpose, Facts.None)))],
            syntax.Span);
    }

    private JourneyStep.If If(StatementSyntax.If syntax, string id, string? purpose, Facts known)
    {
        var condition = values.Condition(syntax.Condition, Surroundings.Member("in a journey"), known);
        return new(
            id, condition.Value,
            List(syntax.Then, $"{id}.then.", purpose, known.With(condition.WhenTrue)),
            List(syntax.Else, $"{id}.else.", purpose, known.With(condition.WhenFalse)),
            syntax.Span);
    }

    private JourneyStep.Fork Fork(StatementSyntax.Fork syntax, string id, string? purpose, Facts known)
    {
        _forks.Check(syntax);
        return new(
            id, syntax.UntilFirst,
            [.. syntax.Branches.Select(branch => new ForkBranch(
                branch.Outcome.Text, List(branch.Body, $"{id}.{branch.Outcome.Text}.", purpose, known), branch.Outcome.Span))],
            syntax.Span);
    }

    private static bool IsUnknown(BranchSyntax branch) => branch.Outcome.Text is not (Arrived or Late);

    /// <summary>What follows; where the word is misspelt, of the way that is misspelt, so that its steps are known.</summary>
    private ImmutableArray<JourneyStep> Branch(SyntaxList<BranchSyntax> branches, string name, string id, string? purpose) =>
        (branches.FirstOrDefault(branch => branch.Outcome.Text == name) ?? branches.FirstOrDefault(IsUnknown)) is { } found
            ? List(found.Body, $"{id}.{name}.", purpose, Facts.None) : [];
}
