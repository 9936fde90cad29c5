using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;

namespace Workflows.Core.Versions;

/// <summary>
/// Takes all members over into a version: each one's log is judged by what was in force at each instant, which fills what the version measures anew,
/// and the state goes over; journeys go on as they were.
/// </summary>
/// <param name="plan">The programme, whose last version begins.</param>
/// <param name="step">The step.</param>
/// <param name="roster">Where the members come.</param>
/// <param name="log">The log of each member.</param>
/// <param name="pools">What members share.</param>
/// <param name="end">Where the log ends.</param>
/// <param name="book">Where the steps go.</param>
internal sealed class NextVersion(ProgrammePlan plan, MemberStep step, Roster roster, IMemberLog log, IAnswers pools, LogEnd end, IStepBook book)
{
    private readonly StepOutput _output = new();

    /// <summary>Takes members over.</summary>
    /// <param name="members">The members under the version before, closed; in the order in which they became known.</param>
    public void Take(IReadOnlyList<MemberState> members)
    {
        var at = plan.Past[^1].Until;
        var beginning = new VersionBeginning(plan, step, pools);
        foreach (var member in members)
        {
            if (member is { IsErased: true, HasJoined: false })
            {
                // Only its place is known here: that the version began for it is recorded.
                roster.AddErased();
                end.NextId++;
                continue;
            }

            _output.Clear(end.NextId);
            var state = beginning.Of(member, log.Of(MemoryLog.LogIdOf(member)), at, _output);
            state.Cuts = roster.Cuts;
            roster.Add(state);
            book.Accept(state, null, at, end.Received, _output);
        }
    }
}
