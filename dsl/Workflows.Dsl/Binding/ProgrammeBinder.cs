using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>
/// Turns the tree of a file into a programme. All names are declared first; then everything is bound in the order in which one needs the
/// other. The programme is complete even where something was wrong, so that the checks can run; whoever asks must look at the findings.
/// </summary>
internal static class ProgrammeBinder
{
    public static Programme Bind(SyntaxFile file, Findings findings, Names names)
    {
        var draft = new Draft(findings, names);
        var settings = new SettingsBinder(draft);
        var programme = settings.Bind(
            file.Only<ProgrammeSyntax>(findings), new(file.File, 1, 1, 1, 1), file.Blocks.Any(block => block is UnknownBlockSyntax));
        Declarations.Declare(file, draft);
        var values = new ExpressionBinder(draft);
        var fixedValues = new ValueBinder(draft, values.Literals);
        var events = new EventBinder(draft, new(draft, fixedValues));
        var points = new PointsBinder(draft, values.Literals);
        draft.Rates = new RatesBinder(draft).Bind(file.Only<RatesSyntax>(findings));
        events.BindMember(file.Only<MemberSyntax>(findings));
        events.BindEvents(file.All<EventSyntax>(), file.All<RewardSyntax>());
        draft.Currencies = [.. file.All<PointsSyntax>().Select((one, i) => points.Points(one, i) with { Was = one.Name.Was?.Text })];
        draft.Household = new HouseholdBinder(draft).Bind(file.Only<HouseholdSyntax>(findings));
        programme = WithStanding(programme, file, draft, values) with
        {
            Messages = settings.Messages(file.Only<MessagesSyntax>(findings)),
        };
        draft.Budgets = [.. file.Blocks.Where(block => block is BudgetSyntax or PartnerSyntax).Select(new BudgetBinder(draft, fixedValues, points).Budget)];
        programme = programme with { Budgets = draft.Budgets };
        programme = RulePart.Add(programme, file, draft, values, points);
        return EvaluationPart.Add(programme, file, draft, values, fixedValues);
    }

    private static Programme WithStanding(Programme programme, SyntaxFile file, Draft draft, ExpressionBinder values)
    {
        var rankings = new RankingBinder(draft, values);
        draft.BandSets = [.. file.All<BandsSyntax>().Select(rankings.Bands)];
        var (lets, segments, ladders) = new StandingBinder(draft, values).Bind(
            file.All<LetSyntax>(), file.All<SegmentSyntax>(), file.All<TiersSyntax>());
        return programme with
        {
            EventTypes = draft.EventTypes,
            MemberFields = draft.MemberFields,
            Consents = draft.Consents,
            Currencies = draft.Currencies,
            Household = draft.Household,
            Rates = draft.Rates,
            Lets = lets,
            Ladders = ladders,
            Segments = segments,
            BandSets = draft.BandSets,
        };
    }
}
