using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>What the beginning of a version makes of each member.</summary>
internal sealed class VersionBeginning(ProgrammePlan plan, MemberStep step, IAnswers pools)
{
    private readonly Replay _replay = new(plan);
    private readonly CarriedUse _carried = new(plan);

    /// <summary>A member under the version.</summary>
    /// <param name="before">The member under the version before.</param>
    /// <param name="log">The member's log.</param>
    /// <param name="at">From when the version is in force.</param>
    /// <param name="output">Where the decisions go.</param>
    /// <exception cref="InvalidOperationException">The log doesn't lead to the points that the member has: the world is broken.</exception>
    public MemberState Of(MemberState before, IReadOnlyList<LogEntry> log, Instant at, StepOutput output)
    {
        if (before.IsErased)
        {
            Carry(log, [], output);
            return Erased(before, at, output);
        }

        var answers = new ReplayedAnswers(plan.Pools, log, new FullGrants());
        var entry = output.LogId;
        var judged = _replay.Judge(before.Id, before.Index, log, before.Cuts, at, answers, entry, replayed =>
        {
            // The last thing that is decided is the beginning of this version.
            if (replayed.Entry is null && replayed.At == at)
            {
                output.Effects.Clear();
                output.Effects.AddRange(replayed.Output.Effects);
            }
        }, endsWithVersion: true).State;
        for (var currency = 0; currency < plan.Programme.Currencies.Length; currency++)
        {
            if (judged.Available(currency) != before.Available(currency) || judged.Pending(currency) != before.Pending(currency))
            {
                throw new InvalidOperationException(
                    $"Member {before.Id} has {before.Available(currency)} {plan.Programme.Currencies[currency].Name}, and the log leads to {judged.Available(currency)}.");
            }
        }

        Carry(log, _replay.Given, output);
        return step.GoOn(before, judged, output);
    }

    /// <summary>What was used of shared limits before they began counts in them.</summary>
    private void Carry(IReadOnlyList<LogEntry> log, IReadOnlyList<Given> given, StepOutput output)
    {
        foreach (var draw in _carried.Of(log, given, output.LogId))
        {
            output.Answers.Add(new Answer(draw, pools.Grant(draw)));
        }
    }

    /// <summary>Of somebody who was erased nothing can be judged again, and nothing is left but what is owed.</summary>
    private MemberState Erased(MemberState before, Instant at, StepOutput output)
    {
        var member = step.NewMember(before.Id, before.Index);
        (member.JoinedAt, member.LeftAt, member.KeptUntil, member.IsErased) = (before.JoinedAt, before.LeftAt, before.KeptUntil, true);
        (member.LastAt, member.LastKey) = (at, "");
        for (var currency = 0; currency < before.Balances.Length; currency++)
        {
            member.Balances[currency] = before.Balances[currency];
        }

        output.Add(EffectKind.VersionBegan, at, subject: plan.Number);
        return member;
    }
}
