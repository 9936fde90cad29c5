using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>A member's time in a journey, by what the text says comes next.</summary>
internal sealed class NaiveRun(Journey journey, int number, Instant started)
{
    public Journey Journey => journey;

    public int Number => number;

    public Instant Started => started;

    public Instant? Ended { get; set; }

    /// <summary>What is still to be done, the next list on top.</summary>
    public Stack<IEnumerator<JourneyStep>> ToDo { get; } = [];

    /// <summary>The step that isn't over; null while none waits.</summary>
    public JourneyStep? Waiting { get; set; }

    public Instant Since { get; set; }

    public Instant Due { get; set; }
}

/// <summary>Points that a journey gives.</summary>
internal sealed record NaiveJourneyGift(int Journey, int Currency, long Points, bool IsFunded);

/// <summary>
/// The journeys of a member, step by step as the text says it. What they did is a fact, so that this goes on with the log and is never recomputed; what
/// they give is looked at in each new step.
/// </summary>
internal sealed class NaiveJourneys(Programme programme, NaiveCalendar calendar, string member)
{
    private readonly NaiveMessages _messages = new(calendar);
    private readonly List<NaiveRun> _runs = [];
    private Programme _programme = programme;
    private readonly List<(NaiveRun Run, string Outcome)> _found = [];

    /// <summary>What was decided in the step at hand.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What is to be given next.</summary>
    public List<NaiveJourneyGift> Gifts { get; } = [];

    /// <summary>The earliest instant at which a wait is over; never for none.</summary>
    public Instant Due => _runs.Where(run => run.Waiting is not null).Select(run => run.Due).DefaultIfEmpty(Instant.Never).Min();

    /// <summary>Another version of the programme is in force: what runs ends by the text with which it began.</summary>
    public void Use(Programme version) => _programme = version;

    /// <summary>Which waits an event ends: it satisfies only those created before it.</summary>
    public void Find(EventRecord record, NaiveConditions facts, bool isLate = false)
    {
        _found.Clear();
        if (record.Type == BuiltInEvents.TaskDone)
        {
            FindTask(record, isLate);
            return;
        }

        foreach (var run in _runs)
        {
            if (run.Waiting is JourneyStep.WaitFor wait && IsBefore(run.Since, record, isLate) && wait.EventType == record.Type && (wait.Where is null || facts.Holds(wait.Where)))
            {
                _found.Add((run, "Arrived"));
            }
        }
    }

    /// <summary>Ends what an exit ends, in the order of the text; a member's time in a journey ends at most once.</summary>
    public void Exit(EventRecord? record, NaiveConditions facts, Func<Journey, JourneyExit, bool> hasChanged, bool isLate)
    {
        bool Opens(JourneyExit exit, NaiveRun run) => exit.Trigger is Trigger.Event on
            ? record is not null && on.EventType == record.Type && IsBefore(run.Started, record, isLate) && (on.Where is null || facts.Holds(on.Where))
            : hasChanged(run.Journey, exit);
        foreach (var run in _runs.Where(run => run.Ended is null))
        {
            if (run.Journey.Exits.FirstOrDefault(exit => Opens(exit, run)) is { } exit)
            {
                if (run.Waiting is JourneyStep.Task task)
                {
                    Say(EffectKind.TaskEnded, run, Of(task, "Cancelled"));
                }

                run.Waiting = null;
                _found.RemoveAll(found => found.Run == run);
                End(run, facts.Now, exit.Outcome);
            }
        }
    }

    private static bool IsBefore(Instant began, EventRecord record, bool isLate) => began < record.At || (began == record.At && !isLate);

    /// <summary>Which waits are over by the clock, in order.</summary>
    public void FindDue(Instant now)
    {
        _found.Clear();
        _found.AddRange(_runs.Where(run => run.Waiting is not null && run.Due <= now).OrderBy(run => run.Due).ThenBy(run => run.Since).ThenBy(run => run.Number)
            .Select(run => (run, run.Waiting is JourneyStep.WaitFor ? "Late" : run.Waiting is JourneyStep.Task ? "overdue" : "Done")));
    }

    /// <summary>Starts what a change or an event starts, in text order.</summary>
    public void Start(Func<Journey, bool> isStarted, NaiveConditions facts)
    {
        foreach (var journey in _programme.Journeys.Where(journey => journey.IsInForce && isStarted(journey) && (journey.When is null || facts.Holds(journey.When)) && MayBegin(journey, facts.Now)))
        {
            var run = new NaiveRun(journey, (LastOf(journey)?.Number ?? 0) + 1, facts.Now);
            _runs.Add(run);
            var isHeldOut = IsHeldOut(journey);
            Say(EffectKind.JourneyStarted, run, isHeldOut ? "1" : "0");
            if (isHeldOut)
            {
                run.Ended = facts.Now;
                continue;
            }

            run.ToDo.Push(journey.Steps.AsEnumerable().GetEnumerator());
            GoOn(run, facts);
        }
    }

    /// <summary>Goes on with what was found.</summary>
    public void Resume(NaiveConditions facts)
    {
        foreach (var (run, outcome) in _found)
        {
            var step = run.Waiting!;
            run.Waiting = null;
            if (step is JourneyStep.Send send)
            {
                if (Send(run, send, run.Since, facts))
                {
                    continue;
                }

                GoOn(run, facts);
                continue;
            }

            if (step is JourneyStep.Task)
            {
                Say(EffectKind.TaskEnded, run, Of(step, outcome));
            }

            Say(EffectKind.StepDone, run, Of(step, outcome));
            Enter(run, step switch
            {
                JourneyStep.WaitFor wait => outcome == "Arrived" ? wait.Arrived : wait.Late,
                JourneyStep.Task task => task.Outcomes.First(one => one.Name == outcome).Steps,
                _ => [],
            });
            GoOn(run, facts);
        }

        _found.Clear();
    }

    /// <summary>All is broken off: the member leaves, or turns out to be another one.</summary>
    public void Cancel(Instant at)
    {
        foreach (var run in _runs.Where(run => run.Ended is null))
        {
            if (run.Waiting is JourneyStep.Task task)
            {
                Say(EffectKind.TaskEnded, run, Of(task, "Cancelled"));
            }

            (run.Waiting, run.Ended) = (null, at);
            run.ToDo.Clear();
            Say(EffectKind.JourneyCancelled, run, "");
        }
    }

    /// <summary>What the core says of journeys, in the same words.</summary>
    public static IEnumerable<string> SaidIn(IEnumerable<Effect> effects) => effects.Where(effect => effect.Kind is EffectKind.JourneyStarted or EffectKind.StepDone
            or EffectKind.TaskGiven or EffectKind.TaskEnded or EffectKind.JourneyFinished or EffectKind.JourneyCancelled
            or EffectKind.MessageSent or EffectKind.MessagePutOff or EffectKind.MessageDropped)
        .Select(effect => Words(effect.Kind, effect.Source, effect.Subject, effect.Kind switch
        {
            EffectKind.JourneyStarted => effect.Amount.ToString(CultureInfo.InvariantCulture),
            EffectKind.JourneyCancelled => "",
            EffectKind.MessagePutOff or EffectKind.MessageDropped => string.Create(CultureInfo.InvariantCulture, $"{effect.Text} {effect.Amount}"),
            _ => effect.Text ?? "",
        }));

    private void FindTask(EventRecord record, bool isLate)
    {
        var type = _programme.EventTypes[BuiltInEvents.TaskDone];
        var (name, outcome) = (record.Texts[type.FieldNamed("task")!.Index], record.Texts[type.FieldNamed("outcome")!.Index]);
        var run = _runs.Find(run => run.Waiting is JourneyStep.Task task && IsBefore(run.Since, record, isLate) && task.Name == name && task.Outcomes.Any(one => one.Name == outcome));
        _found.AddRange(run is null ? [] : [(run, outcome!)]);
    }

    private bool MayBegin(Journey journey, Instant now)
    {
        var last = LastOf(journey);
        return last is null
            || (last.Ended is { } ended && journey.Again is { } again && calendar.Plus(again.FromEnd ? ended : last.Started, again.After) <= now);
    }

    /// <summary>The last time in a journey, whatever version it was of.</summary>
    private NaiveRun? LastOf(Journey journey) => _runs.FindLast(run => run.Journey.Name == journey.Name);

    /// <summary>The first 8 bytes of a hash over 2^64 are below the share.</summary>
    private bool IsHeldOut(Journey journey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_programme.Name}|{journey.Name}|{member}"));
        var draw = new BigInteger(hash.AsSpan(0, 8), isUnsigned: true, isBigEndian: true);
        return draw * journey.HoldOut.Denominator < journey.HoldOut.Numerator * BigInteger.Pow(2, 64);
    }

    private static void Enter(NaiveRun run, ImmutableArray<JourneyStep> steps) => run.ToDo.Push(steps.AsEnumerable().GetEnumerator());

    private void GoOn(NaiveRun run, NaiveConditions facts)
    {
        while (run.ToDo.TryPeek(out var list))
        {
            if (!list.MoveNext())
            {
                run.ToDo.Pop();
            }
            else if (list.Current is JourneyStep.Finish finish)
            {
                End(run, facts.Now, finish.Outcome);
                return;
            }
            else if (Do(run, list.Current, facts))
            {
                return;
            }
        }

        End(run, facts.Now, "");
    }

    /// <summary>Whether it waits.</summary>
    private bool Do(NaiveRun run, JourneyStep step, NaiveConditions facts)
    {
        switch (step)
        {
            case JourneyStep.Bonus bonus:
                Gifts.Add(new NaiveJourneyGift(run.Journey.Index, bonus.Amount.Currency, (long)bonus.Amount.Amount.Floor(), bonus.Funding is not null));
                Say(EffectKind.StepDone, run, step.Id);
                return false;
            case JourneyStep.Send send:
                return Send(run, send, facts.Now, facts);
            case JourneyStep.If branch:
                var holds = facts.Holds(branch.Condition);
                Say(EffectKind.StepDone, run, $"{step.Id} {(holds ? "True" : "False")}");
                Enter(run, holds ? branch.Then : branch.Else);
                return false;
            case JourneyStep.Wait wait:
                return Waits(run, step, facts.Now, calendar.Plus(facts.Now, wait.Length));
            case JourneyStep.WaitFor wait:
                var due = calendar.Plus(wait.SinceStart ? run.Started : facts.Now, wait.UpTo);
                if (due > facts.Now)
                {
                    return Waits(run, step, facts.Now, due);
                }

                Say(EffectKind.StepDone, run, Of(step, "Late"));
                Enter(run, wait.Late);
                return false;
            case JourneyStep.Task task:
                Say(EffectKind.TaskGiven, run, step.Id);
                return Waits(run, step, facts.Now, calendar.Plus(facts.Now, task.DueIn));
            default:
                throw new NotSupportedException($"The naive model doesn't know {step.GetType().Name}.");
        }
    }

    /// <summary>Whether it is put off.</summary>
    private bool Send(NaiveRun run, JourneyStep.Send step, Instant since, NaiveConditions facts)
    {
        var (kind, number) = _messages.Send(_programme.Messages, run.Journey.Purpose, step.Channel, since, facts);
        Say(kind, run, kind == EffectKind.MessageSent ? step.Id : string.Create(CultureInfo.InvariantCulture, $"{step.Id} {number}"));
        if (kind == EffectKind.MessagePutOff)
        {
            return Waits(run, step, since, new Instant(number));
        }

        Say(EffectKind.StepDone, run, step.Id);
        return false;
    }

    private static bool Waits(NaiveRun run, JourneyStep step, Instant now, Instant due)
    {
        (run.Waiting, run.Since, run.Due) = (step, now, due);
        return true;
    }

    private void End(NaiveRun run, Instant now, string outcome)
    {
        run.Ended = now;
        run.ToDo.Clear();
        Say(EffectKind.JourneyFinished, run, outcome);
    }

    private static string Of(JourneyStep step, string outcome) => outcome == "Done" ? step.Id : $"{step.Id} {outcome}";

    private void Say(EffectKind kind, NaiveRun run, string text) => Said.Add(Words(kind, run.Journey.Index, run.Number, text));

    private static string Words(EffectKind kind, int journey, int number, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {journey} {number} {text}");
}
