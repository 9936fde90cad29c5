using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What examples expect.</summary>
internal sealed class ExpectationBinder(Draft draft, ValueBinder values, ImmutableArray<Journey> journeys)
{
    private const int Noon = 12 * 60;

    /// <summary>The expectation among the members of an example; null after saying why it can't be understood.</summary>
    public ExampleStep? Bind(ExpectationSyntax syntax, IReadOnlyDictionary<string, SourceSpan> members)
    {
        var isKnown = MemberOf(syntax) is not { } member || Known(member, members);
        var step = syntax switch
        {
            ExpectationSyntax.Earned earned => Earned(earned),
            ExpectationSyntax.Has has => values.Points(has.Amount) is var (currency, points)
                ? new ExampleStep.Has(has.Member.Text, currency, points, has.Account, At(has.At), has.Span) : null,
            ExpectationSyntax.Cut cut => draft.Names.Resolve(NameKind.Rule, cut.Rule) is { } rule
                && values.Points(cut.Amount) is var (currency, points)
                ? new ExampleStep.Cut(rule, currency, points, cut.By, cut.Span) : null,
            ExpectationSyntax.Moves moves => draft.Names.Resolve(NameKind.Segment, moves.Segment) is { } segment
                ? new ExampleStep.Moves(moves.Member.Text, segment, moves.Enters, At(moves.At), moves.Span) : null,
            ExpectationSyntax.IsTier tier => Tier(tier),
            ExpectationSyntax.Reward reward => draft.Names.Resolve(NameKind.Reward, reward.Name) is { } index
                ? new ExampleStep.Reward(reward.Member.Text, index, reward.IsGiven, reward.Span) : null,
            _ => OfJourney(syntax),
        };
        return isKnown ? step : null;
    }

    /// <summary>Whether a member is one of the example; says so if not.</summary>
    public bool Known(NameSyntax member, IReadOnlyDictionary<string, SourceSpan> members)
    {
        if (members.TryGetValue(member.Text, out var declared))
        {
            draft.Names.Note(member, declared, Uses.Person);
            return true;
        }

        draft.Names.ReportUnknown(
            NameDiagnostics.UnknownName, member, [.. members.Keys.Order(StringComparer.Ordinal)], "member given in this example", "member", member.Text);
        return false;
    }

    /// <summary>The local day and minute; noon where no time is written.</summary>
    public LocalMinute Moment(MomentSyntax syntax) =>
        new(values.Day(syntax.Date), syntax.Time is null ? Noon : SettingsBinder.MinuteOf(syntax.Time));

    private LocalMinute? At(MomentSyntax? syntax) => syntax is null ? null : Moment(syntax);

    private static NameSyntax? MemberOf(ExpectationSyntax syntax) => syntax switch
    {
        ExpectationSyntax.Earned earned => earned.Member,
        ExpectationSyntax.Has has => has.Member,
        ExpectationSyntax.Moves moves => moves.Member,
        ExpectationSyntax.IsTier tier => tier.Member,
        ExpectationSyntax.Reward reward => reward.Member,
        ExpectationSyntax.Starts starts => starts.Member,
        ExpectationSyntax.Finishes finishes => finishes.Member,
        ExpectationSyntax.IsSent sent => sent.Member,
        _ => null,
    };

    private ExampleStep.Earned? Earned(ExpectationSyntax.Earned syntax)
    {
        var rules = draft.Names.ResolveAll(NameKind.Rule, syntax.By);
        return values.Points(syntax.Amount) is var (currency, points) && rules.Length == syntax.By.Count
            ? new(syntax.Member.Text, currency, points, rules, syntax.Span)
            : null;
    }

    private ExampleStep.IsTier? Tier(ExpectationSyntax.IsTier syntax)
    {
        if (draft.Names.Resolve(NameKind.Tier, syntax.Tier) is not { } index)
        {
            return null;
        }

        var (ladder, tier) = draft.Tiers[index];
        return new(syntax.Member.Text, ladder, tier, At(syntax.At), syntax.Span);
    }

    private ExampleStep? OfJourney(ExpectationSyntax syntax)
    {
        switch (syntax)
        {
            case ExpectationSyntax.Starts starts when draft.Names.Resolve(NameKind.Journey, starts.Journey) is { } journey:
                return new ExampleStep.Starts(starts.Member.Text, journey, At(starts.At), starts.Span);
            case ExpectationSyntax.Finishes finishes when draft.Names.Resolve(NameKind.Journey, finishes.Journey) is { } journey:
                var outcome = values.Words(finishes.Outcome, "done");
                CheckWord(outcome, journeys[journey].AllSteps().OfType<JourneyStep.Finish>().Select(finish => finish.Outcome)
                        .Concat(journeys[journey].Exits.Select(exit => exit.Outcome)),
                    (name, outcomes) => draft.Names.ReportUnknown(
                        NameDiagnostics.UnknownName, name, outcomes, "outcome there", $"outcome of `{finishes.Journey.Text}` called",
                        name.Text));
                return new ExampleStep.Finishes(finishes.Member.Text, journey, outcome?.Value ?? "", At(finishes.At), finishes.Span);
            case ExpectationSyntax.IsSent sent:
                var template = sent.Template is null ? null : values.Words(sent.Template, "welcome");
                if (template is not null)
                {
                    CheckWord(template,
                        journeys.SelectMany(journey => journey.AllSteps()).OfType<JourneyStep.Send>().Select(send => send.Template),
                        (name, templates) => draft.Names.ReportUnknown(
                            EvaluationDiagnostics.TemplateNeverSent, name, templates, "journey that sends anything", name.Text));
                }

                return new ExampleStep.IsSent(sent.Member.Text, template?.Value, At(sent.At), sent.Span);
            default:
                return null;
        }
    }

    /// <summary>Asks for a word that a journey says; what couldn't be read may be the step that says it.</summary>
    private void CheckWord(StringSyntax? written, IEnumerable<string> words, Action<NameSyntax, ImmutableArray<string>> report)
    {
        var known = words.Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (written is not null && !draft.Findings.HidesNames && !known.Contains(written.Value))
        {
            report(new(written.Value, written.Span), known);
        }
    }
}
