using System.Collections.Immutable;
using Workflows.Core.Asked;
using Workflows.Core.Earning;
using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Journeys;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// What follows within one input: its rules fire, tiers and segments settle, each change is an internal event with rules of its own, then
/// journeys start and go on. A rule fires at most once for one outside input, so every input comes to an end.
/// </summary>
/// <param name="plan">The programme.</param>
/// <param name="facts">The member and the clock.</param>
/// <param name="settlement">Brings tiers and segments into line.</param>
/// <param name="earnings">Gives what rules give.</param>
/// <param name="earned">The windows that count points.</param>
/// <param name="gifts">Gives what journeys give.</param>
/// <param name="journeys">Takes the member through journeys; null where none run.</param>
/// <param name="errands">Ends what workflows asked for.</param>
/// <param name="pooling">Brings points to the member's household.</param>
internal sealed class SubSteps(
    ProgrammePlan plan, RuleFacts facts, Settlement settlement, Earnings earnings, EarnedPoints earned, GiftGiving gifts, JourneyEngine? journeys,
    ErrandDesk errands, Pooling pooling)
{
    private readonly Instant _starts = plan.Programme.Starts is { } day ? plan.Calendar.StartOfDay(day) : Instant.Earliest;
    private readonly RuleHits _hits = new();
    private readonly Changes _changed = new();
    private readonly List<int> _fired = [];
    private readonly ImmutableArray<int> _watchedPoints =
        [.. plan.Programme.Rules.Select(rule => rule.Trigger).OfType<Trigger.Earning>().Select(earning => earning.Currency).Distinct()];

    /// <summary>What the input has changed so far: internal events.</summary>
    public List<TriggerKey> Changes => _changed.All;

    /// <summary>A new input of a member: no rule has fired, and nothing has changed.</summary>
    public void Begin(MemberState member, Instant at)
    {
        facts.Member = member;
        facts.SetNow(at);
        ChangesFrom(member);
        _fired.Clear();
        facts.NothingEarned();
    }

    /// <summary>What changes is what will be different from a member's state as it is now.</summary>
    public void ChangesFrom(MemberState member) => _changed.Begin(member);

    /// <summary>What expired, and what there was notice of, by the effects from one on: each is an internal event.</summary>
    public void NoteExpiries(int from, StepOutput output)
    {
        for (var i = from; i < output.Effects.Count; i++)
        {
            var (kind, currency) = (output.Effects[i].Kind, output.Effects[i].Currency);
            if (kind == EffectKind.Expired)
            {
                Changes.Add(new TriggerKey(TriggerKind.ExpiryOf, currency));
            }
            else if (kind == EffectKind.NoticeOfExpiry && !Changes.Contains(new TriggerKey(TriggerKind.NoticeOf, currency)))
            {
                Changes.Add(new TriggerKey(TriggerKind.NoticeOf, currency));
            }
        }
    }

    /// <summary>Rules of one trigger: chosen once, then applied, then tiers and segments settle.</summary>
    /// <param name="trigger">What happened.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    /// <param name="heldBy">Index of the guard that holds what they give; -1 for none.</param>
    public void Apply(TriggerKey trigger, IAnswers answers, StepOutput output, int heldBy = -1)
    {
        if (facts.Now >= _starts)
        {
            _hits.Clear();
            plan.Rules.Match(trigger, facts, _hits);
            if (trigger.Kind != TriggerKind.Earning)
            {
                _hits.RemoveFired(_fired);
            }

            if (_hits.Count > 0)
            {
                var from = output.Postings.Count;
                earnings.Give(facts, _hits, heldBy, answers, output);
                earned.Record(from, facts, output);
            }
        }

        Settle(output);
    }

    /// <summary>Brings tiers and segments into line; what changed is noted.</summary>
    public void Settle(StepOutput output) => settlement.Settle(facts, Changes, output);

    /// <summary>Sub-steps for what changed, then journeys, then sub-steps for what the journeys gave, until nothing is left.</summary>
    /// <param name="outside">The event; null for none.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    /// <param name="pools">Whether what can be spent goes to the household before journeys give more.</param>
    public void Finish(TriggerKey? outside, IAnswers answers, StepOutput output, bool pools = true)
    {
        var done = ApplyChanges(0, answers, output);
        if (pools)
        {
            pooling.Sweep(facts.Member, facts.Now, output);
        }

        if (journeys is null || facts.Now < _starts)
        {
            errands.EndRest(facts, output);
            return;
        }

        if (outside is { } ending)
        {
            journeys.Ends.EndAll(facts, ending, output);
        }

        EndFrom(journeys, 0, output);
        if (outside is { } starting)
        {
            journeys.StartAll(facts, starting, output);
        }

        StartFrom(journeys, 0, output);
        journeys.ResumeAll(facts, errands, output);
        errands.EndRest(facts, output);
        GiveGifts(journeys, done, Changes.Count, answers, output);
    }

    /// <summary>Settles, and does what follows from what has changed since, after something was given in the middle of an input.</summary>
    /// <param name="done">How many changes there were before.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public int GoOn(int done, IAnswers answers, StepOutput output)
    {
        Settle(output);
        return ApplyChanges(done, answers, output);
    }

    /// <summary>Takes journeys on after a correction: by the event that made it, as news of now, and by what it changed.</summary>
    /// <param name="news">The event, of a kind that journeys can hear of; null for none.</param>
    /// <param name="isLate">Whether it has its place before something that was judged already.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void TakeJourneysOn(EventRecord? news, bool isLate, IAnswers answers, StepOutput output)
    {
        if (journeys is null)
        {
            return;
        }

        var trigger = new TriggerKey(TriggerKind.Event, news?.Type ?? -1);
        if (news is not null)
        {
            journeys.MeasureGoals(facts, output, isLate);
            journeys.Resumes.Find(facts, output, isLate);
            journeys.Ends.EndAll(facts, trigger, output, isLate);
        }

        EndFrom(journeys, 0, output);
        if (news is { Replaces: null } && news.At >= _starts)
        {
            journeys.StartAll(facts, trigger, output);
        }

        StartFrom(journeys, 0, output);
        if (news is not null)
        {
            journeys.ResumeAll(facts, errands, output);
        }

        GiveGifts(journeys, Changes.Count, Changes.Count, answers, output);
    }

    private int ApplyChanges(int done, IAnswers answers, StepOutput output)
    {
        do
        {
            for (; done < Changes.Count; done++)
            {
                output.SubStep++;
                Apply(Changes[done], answers, output);
            }
        }
        while (LooksAtEarned(answers, output));

        return done;
    }

    /// <summary>
    /// Rules that react to earned points look at them when all else is done, and again where more was earned since. The language has none
    /// that feed each other.
    /// </summary>
    private bool LooksAtEarned(IAnswers answers, StepOutput output)
    {
        foreach (var currency in _watchedPoints)
        {
            if (facts.EarnedNow(currency) > 0)
            {
                output.SubStep++;
                Apply(new TriggerKey(TriggerKind.Earning, currency), answers, output);
                facts.LookedAtEarned(currency);
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends what the changes from one on end: before anything starts by them, for nothing that an input starts is ended by what started it.</summary>
    private void EndFrom(JourneyEngine engine, int from, StepOutput output)
    {
        for (; from < Changes.Count; from++)
        {
            if (_changed.IsNet(Changes[from], facts.Member))
            {
                engine.Ends.EndAll(facts, Changes[from], output);
            }
        }
    }

    private void StartFrom(JourneyEngine engine, int from, StepOutput output)
    {
        for (; from < Changes.Count; from++)
        {
            if (_changed.IsNet(Changes[from], facts.Member))
            {
                engine.StartAll(facts, Changes[from], output);
            }
        }
    }

    /// <summary>Gives what journeys give, and does what follows from that, until nothing is left.</summary>
    private void GiveGifts(JourneyEngine engine, int done, int seen, IAnswers answers, StepOutput output)
    {
        while (engine.Gifts.Count > 0)
        {
            output.SubStep++;
            var from = output.Postings.Count;
            gifts.Give(engine.Gifts, facts, answers, output);
            engine.Gifts.Clear();
            earned.Record(from, facts, output);
            done = GoOn(done, answers, output);
            var changes = Changes.Count;
            EndFrom(engine, seen, output);
            StartFrom(engine, seen, output);
            seen = changes;
        }
    }
}
