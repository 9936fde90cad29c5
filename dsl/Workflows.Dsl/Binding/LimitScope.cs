using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>
/// When a limit counts anew, and who shares it. Each period that is written is a limit of its own. A limit is each member's, unless it says
/// <c>in total</c> or names what else it is per.
/// </summary>
internal sealed class LimitScope(Draft draft)
{
    private const string Journey = "journey";
    private const string Household = "household";

    /// <summary>
    /// The periods of a limit of rules; the scope is null for each member's own, which may be counted for each value of a field.
    /// </summary>
    /// <param name="written">What the text says.</param>
    /// <param name="atHand">The events whose fields it may be per.</param>
    public (ImmutableArray<CapPeriod> Periods, PoolScope? Scope, string? PerField) OfCap(
        SyntaxList<PeriodSyntax> written, IEnumerable<EventType> atHand)
    {
        var isMembers = written.Any(one => one is PeriodSyntax.PerMember);
        var names = written.OfType<PeriodSyntax.PerName>().ToList();
        if (!isMembers || names.Count != 1 || Named(names[0].Name, isBudget: false, atHand) is not PoolScope.PerField field)
        {
            var (periods, scope) = Bind(written, isBudget: false, atHand);
            return (periods, scope, null);
        }

        var (own, _) = Bind(new([.. written.Where(one => one != names[0])]), isBudget: false, atHand);
        return (own, null, field.Field);
    }

    /// <summary>The periods of a budget's limit, which is never a member's.</summary>
    public (ImmutableArray<CapPeriod> Periods, PoolScope Scope) OfBudget(SyntaxList<PeriodSyntax> written)
    {
        foreach (var one in written.Where(IsOfMember))
        {
            draft.Findings.Report(RuleDiagnostics.BudgetPeriod, one.Span, draft.Quote(one.Span));
        }

        var (periods, scope) = Bind(new([.. written.Where(one => !IsOfMember(one))]), isBudget: true, draft.EventTypes);
        return (periods, scope ?? new PoolScope.Everyone());
    }

    /// <summary>Whether the values of a field are few and plain enough that each may have a limit of its own.</summary>
    public static bool TellsApart(Field field) => field.Type.Kind is DataKind.Choice or DataKind.Text or DataKind.Unknown;

    private (ImmutableArray<CapPeriod> Periods, PoolScope? Scope) Bind(
        SyntaxList<PeriodSyntax> written, bool isBudget, IEnumerable<EventType> atHand)
    {
        var scopes = written.Where(one => one is PeriodSyntax.PerMember or PeriodSyntax.PerMemberField or PeriodSyntax.PerName).ToList();
        if (scopes.Count > 1)
        {
            draft.Findings.ReportWith(RuleDiagnostics.TwoScopes, scopes[1].Span, ("the first one", scopes[0].Span));
        }

        var totals = written.OfType<PeriodSyntax.InTotal>().ToList();
        foreach (var again in totals.Skip(1))
        {
            draft.Findings.Report(RuleDiagnostics.CapPeriods, again.Span, draft.Quote(again.Span));
        }

        var total = totals.FirstOrDefault();
        var periods = Periods(written);
        if (scopes.Count > 0 && total is not null && (periods.Length > 0 || total.Among is not null))
        {
            draft.Findings.ReportWith(RuleDiagnostics.TotalOfPart, total.Span, ("who it is for", scopes[0].Span), draft.Quote(scopes[0].Span));
        }

        var scope = scopes.FirstOrDefault() switch
        {
            PeriodSyntax.PerName name => Named(name.Name, isBudget, atHand),
            PeriodSyntax.PerMemberField field => OfMember(field.Field),
            null when total is not null => Among(total.Among),
            _ => null,
        };
        if (scope is not null && written.FirstOrDefault(one => one is PeriodSyntax.PerEvent) is { } ofEvent)
        {
            draft.Findings.Report(RuleDiagnostics.EventShared, ofEvent.Span);
        }

        return (periods.IsEmpty ? [new CapPeriod.InTotal()] : periods, scope);
    }

    private static bool IsOfMember(PeriodSyntax written) => written is PeriodSyntax.PerMember or PeriodSyntax.PerEvent;

    private ImmutableArray<CapPeriod> Periods(SyntaxList<PeriodSyntax> written)
    {
        var periods = ImmutableArray.CreateBuilder<CapPeriod>();
        foreach (var one in written)
        {
            CapPeriod? period = one switch
            {
                PeriodSyntax.PerCalendar calendar => new CapPeriod.PerCalendar(calendar.Unit),
                PeriodSyntax.InAny any => InAny(any),
                PeriodSyntax.PerEvent => new CapPeriod.PerEvent(),
                _ => null,
            };
            if (period is not null && periods.Contains(period))
            {
                draft.Findings.Report(RuleDiagnostics.CapPeriods, one.Span, draft.Quote(one.Span));
            }
            else if (period is not null)
            {
                periods.Add(period);
            }
        }

        return periods.ToImmutable();
    }

    private CapPeriod.InAny InAny(PeriodSyntax.InAny any)
    {
        draft.Findings.MustLast(any.Length);
        return new(any.Length.Value);
    }

    private PoolScope.PerMemberField? OfMember(NameSyntax name)
    {
        if (draft.MemberFields.FirstOrDefault(one => one.Name == name.Text) is not { } field)
        {
            draft.Names.ReportUnknown(
                NameDiagnostics.UnknownField, name, [.. draft.MemberFields.Select(one => one.Name)], "field there", "the member", name.Text);
            return null;
        }

        draft.Names.Note(name, field.Span, Uses.Field);
        if (field.IsPersonal || !TellsApart(field))
        {
            draft.Findings.ReportWith(
                field.IsPersonal ? RuleDiagnostics.ScopePersonal : RuleDiagnostics.ScopeKind, name.Span, ("declared here", field.Span), name.Text);
        }

        return new(field.Index);
    }

    private PoolScope Among(NameSyntax? among)
    {
        if (among is null || draft.Names.Resolve(NameKind.Segment, NameKind.Tier, among) is not { } found)
        {
            return new PoolScope.Everyone();
        }

        if (found.Kind == NameKind.Segment)
        {
            return new PoolScope.AmongSegment(found.Index);
        }

        var (ladder, tier) = draft.Tiers[found.Index];
        return new PoolScope.AmongTier(ladder, tier);
    }

    /// <summary>
    /// What a name after <c>per</c> stands for. A field comes before a ladder of the same name where an event at hand has it and its values
    /// can be told apart.
    /// </summary>
    private PoolScope? Named(NameSyntax name, bool isBudget, IEnumerable<EventType> atHand)
    {
        if (name.Text == Journey)
        {
            if (!isBudget)
            {
                draft.Findings.Report(RuleDiagnostics.CapPerJourney, name.Span);
            }

            return new PoolScope.PerJourney();
        }

        if (name.Text == Household && (draft.Household is not null || !atHand.Any(type => type.FieldNamed(name.Text) is { IsPersonal: false })))
        {
            if (draft.Household is null)
            {
                draft.Findings.Report(HouseholdDiagnostics.NoHouseholds, name.Span, "per household");
            }

            return new PoolScope.PerHousehold();
        }

        var fields = draft.EventTypes.SelectMany(type => type.Fields).Select(field => field.Name).ToImmutableArray();
        var isLadder = draft.Names.Find(NameKind.Tiers, name.Text) is not null;
        var isField = isLadder
            ? atHand.Any(type => type.FieldNamed(name.Text) is { IsPersonal: false } field && TellsApart(field))
            : fields.Contains(name.Text);
        if (isField)
        {
            draft.Names.Note(name, draft.EventTypes.Select(type => type.FieldNamed(name.Text)).First(field => field is not null)!.Span, Uses.Field);
            return new PoolScope.PerField(name.Text);
        }

        if (isLadder)
        {
            return new PoolScope.PerTier(draft.Names.Resolve(NameKind.Tiers, name)!.Value);
        }

        Unknown(name, fields);
        return null;
    }

    private void Unknown(NameSyntax name, ImmutableArray<string> fields)
    {
        if (draft.Names.Find(NameKind.Segment, name.Text) is not null || draft.Names.Find(NameKind.Tier, name.Text) is not null)
        {
            draft.Findings.Report(RuleDiagnostics.PerPart, name.Span, name.Text);
            return;
        }

        draft.Names.ReportUnknown(
            RuleDiagnostics.UnknownScope, name, [.. fields.Concat(draft.Names.Of(NameKind.Tiers)).Distinct()], "field or ladder", name.Text);
    }
}
