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
            StepCause.Clock or StepCause.Refresh => $"{number}@{facts.Now}",
        };
        var ofRule = $"{cause}/{(rule < 0 ? NameOf(type) : programme.Rules[rule].Name)}/";
        var place = output.Passings.Count(other => other.Key.StartsWith(ofRule, StringComparison.Ordinal));
        return new Passing(type, member, to, $"{ofRule}{place}", rule, facts.Now);
    }

    /// <summary>An input between a member and a household, under the number that it has among those of its cause.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="to">The stand-in of whom it is for, or the id of the household that is asked for a place.</param>
    /// <param name="from">Whose step makes it.</param>
    /// <param name="at">When it counts.</param>
    /// <param name="output">The step.</param>
    public static Passing OfHousehold(int type, string to, MemberState from, Instant at, StepOutput output)
    {
        // What journeys give is a fact that keeps its entry in the log; what the clock does may have another one when it is judged again.
        var cause = output.Cause switch
        {
            StepCause.Event => $"{output.LogId}",
            StepCause.Wait => $"{output.LogId} wait",
            StepCause.Clock => $"{MemberState.StandInOf(from.Index)}@{at}",
            StepCause.Refresh => $"{MemberState.StandInOf(from.Index)}@{at} refresh",
        };
        var ofCause = $"{cause}/household/";
        var place = output.Passings.Count(other => other.Key.StartsWith(ofCause, StringComparison.Ordinal));
        return new Passing(type, from.Id, to, $"{ofCause}{place}", -1, at) { Who = from.Index };
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
        else if (passing.Type == BuiltInEvents.PointsPooled && difference != 0)
        {
            output.Add(EffectKind.PointsPooled, at, subject: MemberState.IndexOf(passing.To), currency: passing.Currency, amount: difference);
        }
    }

    private static (string To, int Type, string Key) KeyOf(Passing passing) => (passing.To, passing.Type, passing.Key);

    private static Dictionary<(string To, int Type, string Key), Passing> ByKey(IReadOnlyList<Passing> passings) =>
        passings.DistinctBy(KeyOf).ToDictionary(KeyOf);
}
