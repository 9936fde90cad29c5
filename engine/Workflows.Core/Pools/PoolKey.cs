using Workflows.Core.Members;
using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Pools;

/// <summary>Whose share of a pool a step draws on.</summary>
internal static class PoolKey
{
    /// <summary>The key, as text that outlives a version of the programme; empty where all share one. Null where the pool has no limit for this member.</summary>
    /// <param name="scope">Who shares the pool.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="facts">The event, and the member before anything of it has changed tiers and segments.</param>
    /// <param name="source">Index of the rule that gives, or -1 - journey, or <see cref="Draw.OfWorkflow"/>.</param>
    public static string? Of(PoolScope scope, Programme programme, RuleFacts facts, int source) => scope switch
    {
        PoolScope.PerField x => ValueOf(x.Field, programme, facts),
        PoolScope.PerMemberField x => ValueOf(programme.MemberFields[x.Field], facts),
        PoolScope.PerHousehold => MemberState.StandInOf(facts.Member.Household >= 0 ? facts.Member.Household : facts.Member.Index),
        PoolScope.PerTier x => programme.Ladders[x.Ladder].Tiers[facts.Member.Tier(x.Ladder)].Name,
        PoolScope.PerJourney => source is < 0 and not Draw.OfWorkflow ? programme.Journeys[-1 - source].Name : "",
        PoolScope.AmongSegment x => facts.Member.IsIn(x.Segment) ? "" : null,
        PoolScope.AmongTier x => facts.Member.Tier(x.Ladder) == x.Tier ? "" : null,
        _ => "",
    };

    private static string ValueOf(Field field, RuleFacts facts) => !facts.Member.Has(field.Index) ? ""
        : field.Type.Kind == DataKind.Choice ? field.Type.Choices[(int)facts.Member.FieldNumber(field.Index)]
        : facts.Member.FieldText(field.Index) ?? "";

    /// <summary>The value of a field of the event at hand, as text; empty where it has none.</summary>
    public static string ValueOf(string name, Programme programme, RuleFacts facts) => ValueOf(name, programme, facts.Event);

    /// <summary>The value of a field of an event, as text; empty where it has none.</summary>
    public static string ValueOf(string name, Programme programme, EventRecord record)
    {
        if (record.Type < 0 || programme.EventTypes[record.Type].FieldNamed(name) is not { } field || !record.Has(field.Index))
        {
            return "";
        }

        return field.Type.Kind == DataKind.Choice ? field.Type.Choices[(int)record.Numbers[field.Index]] : record.Texts[field.Index] ?? "";
    }
}
