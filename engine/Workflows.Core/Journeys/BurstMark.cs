using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>
/// Where a run and its step stood before something that was waited for is followed by what comes next: where that faults, nothing of it has happened.
/// So what goes on again later sends, gives and asks for nothing twice.
/// </summary>
internal readonly struct BurstMark
{
    private readonly JourneyRun _run;
    private readonly Wait _over;
    private readonly int _place;
    private readonly Wait[] _others;
    private readonly int _effects;
    private readonly int _gifts;

    /// <summary>Marks where a run stands.</summary>
    /// <param name="run">The run, without the wait that is over.</param>
    /// <param name="over">The wait that is over, with how it ended.</param>
    /// <param name="place">Its place among the waits of the run.</param>
    /// <param name="output">The decisions of the step so far.</param>
    /// <param name="gifts">What steps want to give so far.</param>
    public BurstMark(JourneyRun run, in Wait over, int place, StepOutput output, List<JourneyGift> gifts)
    {
        (_run, _over, _place) = (run, over, place);
        _others = run.IsWaiting ? [.. run.Waits] : [];
        (_effects, _gifts) = (output.Effects.Count, gifts.Count);
    }

    /// <summary>Takes back what happened since.</summary>
    public void TakeBack(MemberState member, MessageTimes times, StepOutput output, List<JourneyGift> gifts)
    {
        var sent = 0;
        for (var i = _effects; i < output.Effects.Count; i++)
        {
            sent += output.Effects[i].Kind == EffectKind.SentUnderConsent ? 1 : 0;
        }

        times.Forget(member, sent);
        output.Effects.RemoveRange(_effects, output.Effects.Count - _effects);
        gifts.RemoveRange(_gifts, gifts.Count - _gifts);
        _run.EndedAt = Instant.Never;
        _run.Waits.Clear();
        _run.Waits.AddRange(_others);
        _run.Waits.Insert(_place, _over);
    }
}
