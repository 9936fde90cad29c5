using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Others;

/// <summary>What a step passes on to other members, and what a correction changes of it.</summary>
internal static class Passings
{
    /// <summary>The other member that a field of the event or of the member names; empty where it names nobody.</summary>
    public static string Named(Expression by, RuleFacts facts) => (by switch
    {
        Expression.EventField { Field.Index: var field } => facts.Event.Texts[field],
        Expression.MemberField { Field.Index: var field } => facts.Member.FieldText(field),
        _ => null,
    }) ?? "";

    /// <summary>An input for another member, under the number that it has among those of its rule.</summary>
    public static Passing Of(int type, string to, int rule, RuleFacts facts, Programme programme, StepOutput output)
    {
        // Where the clock is the cause, its entry in the log may have another number when the log is judged again; its instant is the same.
        var member = facts.Member.Id;
        var number = MemberState.StandInOf(facts.Member.Index);
        var cause = output.Cause switch
        {
            StepCause.Event => $"{output.LogId}",
            StepCause.Wait => $"{number}@{facts.Now} wait",
            StepCause.Clock => $"{number}@{facts.Now}",
        };
        var ofRule = $"{cause}/{(rule < 0 ? NameOf(type) : programme.Rules[rule].Name)}/";
        var place = output.Passings.Count(other => other.Key.StartsWith(ofRule, StringComparison.Ordinal));
        return new Passing(type, member, to, $"{ofRule}{place}", rule, facts.Now);
    }

    private static string NameOf(int type) => type switch
    {
        BuiltInEvents.MemberTakenOver => "merge",
        BuiltInEvents.SurvivorErased => "erasure",
        _ => "transfer",
    };

    /// <summary>
    /// What has to be passed on where a log that was judged again passes on something else than before: first what is taken back, then what
    /// is new or another.
    /// </summary>
    public static void AddDifferences(IReadOnlyList<Passing> before, IReadOnlyList<Passing> after, Instant at, StepOutput output)
    {
        var old = ByKey(before);
        var now = ByKey(after);
        foreach (var passing in before.Where(passing => !now.ContainsKey(KeyOf(passing))))
        {
            Add(passing with { Points = 0, PutsRight = true }, -passing.Points, at, output);
        }

        foreach (var passing in after)
        {
            var was = old.GetValueOrDefault(KeyOf(passing));
            if (was != passing)
            {
                Add(passing with { PutsRight = was is not null }, passing.Points - (was?.Points ?? 0), at, output);
            }
        }
    }

    private static void Add(Passing passing, long difference, Instant at, StepOutput output)
    {
        output.Passings.Add(passing);
        if (passing.Type == BuiltInEvents.PointsReceived)
        {
            output.Add(EffectKind.PassedOn, at, passing.Rule, currency: passing.Currency, amount: difference, text: passing.To);
        }
    }

    private static (string To, int Type, string Key) KeyOf(Passing passing) => (passing.To, passing.Type, passing.Key);

    private static Dictionary<(string To, int Type, string Key), Passing> ByKey(IReadOnlyList<Passing> passings) =>
        passings.DistinctBy(KeyOf).ToDictionary(KeyOf);
}
