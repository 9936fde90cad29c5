using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What can be said of a journey's steps one by one: that what they name is there, and once.</summary>
internal sealed class StepShape(Draft draft)
{
    private static readonly ImmutableArray<string> Priorities = ["low", "normal", "high", "urgent"];

    /// <summary>Named parts are declared once, and what is gone to is declared.</summary>
    public void CheckParts(SyntaxList<StatementSyntax> statements)
    {
        var parts = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var step in All(statements).OfType<StatementSyntax.Step>())
        {
            draft.Names.Note(step.Name, step.Name.Span, Uses.Step);
            if (parts.TryAdd(step.Name.Text, step.Name.Span))
            {
                names.Add(step.Name.Text);
            }
            else
            {
                draft.Findings.ReportWith(NameDiagnostics.DuplicateName, step.Name.Span,
                    ("first declared here", parts[step.Name.Text]), "step", step.Name.Text);
            }
        }

        CheckOldNames(All(statements).OfType<StatementSyntax.Step>().Select(step => step.Name), parts);
        foreach (var jump in All(statements).OfType<StatementSyntax.GoTo>())
        {
            if (parts.TryGetValue(jump.Target.Text, out var place))
            {
                draft.Names.Note(jump.Target, place, Uses.Step);
                continue;
            }

            draft.Names.ReportUnknown(NameDiagnostics.UnknownName, jump.Target, names.ToImmutable(), "step", "step", jump.Target.Text);
        }
    }

    private void CheckOldNames(IEnumerable<NameSyntax> names, Dictionary<string, SourceSpan> parts)
    {
        var first = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name.Was is not { } old)
            {
                continue;
            }

            if (parts.ContainsKey(old.Text))
            {
                draft.Findings.Report(VersionDiagnostics.OldNameInUse, old.Span, name.Text, old.Text, "step");
            }
            else if (!first.TryAdd(old.Text, name))
            {
                draft.Findings.ReportWith(
                    VersionDiagnostics.OldNameTwice, old.Span, ("it is said here too", first[old.Text].Span), old.Text, first[old.Text].Text);
            }
        }
    }

    /// <summary>A task has one of the priorities that there are, or none.</summary>
    public void CheckPriority(NameSyntax? priority)
    {
        if (priority is not null && !Priorities.Contains(priority.Text))
        {
            draft.Names.ReportUnchosen(NameDiagnostics.UnknownChoice, priority, Priorities, "priority", priority.Text);
        }
    }

    /// <summary>Members can consent to being sent something for a purpose on a channel; service needs no consent.</summary>
    public void CheckConsent(string? purpose, NameSyntax channel)
    {
        draft.Names.Suggest(channel, [.. draft.Consents.Where(consent => purpose is null or Consent.Service || consent.Purpose == purpose)
            .Select(consent => consent.Channel).Distinct(StringComparer.Ordinal)], "channel");
        if (purpose is not (null or Consent.Service)
            && !draft.Consents.Any(consent => consent.Purpose == purpose && consent.Channel == channel.Text))
        {
            draft.Findings.Report(Diagnostic.Of(JourneyDiagnostics.NoConsent, channel.Span, purpose, channel.Text)
                with { Fixes = Consenting($"consent {purpose} by {channel.Text}", channel.Span) is { } fix ? [fix] : [] });
        }
    }

    /// <summary>The consent that is missing, in the block of the member; where there is none, in one behind the journey.</summary>
    private TextFix? Consenting(string consent, SourceSpan journey) =>
        draft.Consents.Select(one => one.Span).Concat(draft.MemberFields.Select(field => field.Span)).FirstOrDefault() is { } member
            ? Lines.Clause(draft.Findings, member, consent)
            : Lines.BlockBehind(draft.Findings, journey, $"member {{\n  {consent}\n}}", $"add `{consent}`");

    /// <summary>Branches are there once, and one of them is the way out when nothing happens in time.</summary>
    public void CheckBranches(SyntaxList<BranchSyntax> branches, string what, string wayOut, SourceSpan place)
    {
        if (!branches.Any(branch => branch.Outcome.Text == wayOut))
        {
            draft.Findings.Report(JourneyDiagnostics.NoWayOut, place, what, wayOut);
        }

        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var branch in branches.Where(branch => !first.TryAdd(branch.Outcome.Text, branch.Outcome.Span)))
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, branch.Outcome.Span,
                ("said first here", first[branch.Outcome.Text]), $"on {branch.Outcome.Text}");
        }
    }

    private static IEnumerable<StatementSyntax> All(SyntaxList<StatementSyntax> statements) =>
        statements.SelectMany(statement => All(Inner(statement)).Prepend(statement));

    /// <summary>The steps right within a step.</summary>
    public static SyntaxList<StatementSyntax> Inner(StatementSyntax statement) => statement switch
    {
        StatementSyntax.Step step => step.Body,
        StatementSyntax.If branch => [.. branch.Then, .. branch.Else],
        StatementSyntax.WaitFor wait => [.. wait.Branches.SelectMany(branch => branch.Body)],
        StatementSyntax.Task task => [.. task.Branches.SelectMany(branch => branch.Body)],
        StatementSyntax.Fork fork => [.. fork.Branches.SelectMany(branch => branch.Body)],
        _ => [],
    };
}
