using System.Runtime.InteropServices;
using Workflows.Core.Explaining;
using Workflows.Core.Ledger;
using Workflows.Core.Others;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>What a step decided, in order. Reused for many steps, so nothing may keep it.</summary>
public sealed class StepOutput
{
    /// <summary>The decisions.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>The lines of the ledger.</summary>
    public List<Posting> Postings { get; } = [];

    /// <summary>What budgets were asked and answered.</summary>
    public List<Answer> Answers { get; } = [];

    /// <summary>The number of the input in the log; lots are named by it.</summary>
    public long LogId { get; set; }

    /// <summary>
    /// The number under which budgets are asked and their answers found again: that of the input. Where a log is judged again and the clock
    /// decides what it did not decide when it came, there is none; then it is the instant, below 0, however often the log is judged.
    /// </summary>
    internal long AskedAs { get; set; }

    /// <summary>The sub-step at hand.</summary>
    public int SubStep { get; set; }

    /// <summary>Which of the postings give points that wait for an event: they count as earned once it has come.</summary>
    internal HashSet<int> Unconfirmed { get; } = [];

    /// <summary>What is passed on to other members, in order.</summary>
    internal List<Passing> Passings { get; } = [];

    /// <summary>What the step is about, as what it passes on names it.</summary>
    internal StepCause Cause { get; set; }

    /// <summary>Whether what multipliers multiplied is kept: only where somebody wants it explained.</summary>
    internal bool KeepsArithmetic { get; init; }

    /// <summary>What multipliers multiplied, where it is kept.</summary>
    internal List<MultipliedPoints> Multiplied { get; } = [];

    /// <summary>Forgets the last step.</summary>
    public void Clear(long logId)
    {
        Effects.Clear();
        Postings.Clear();
        Answers.Clear();
        Unconfirmed.Clear();
        Passings.Clear();
        Cause = StepCause.Clock;
        Multiplied.Clear();
        LogId = logId;
        AskedAs = logId;
        SubStep = 0;
    }

    /// <summary>Whether anything was decided.</summary>
    public bool IsEmpty => Effects.Count == 0 && Postings.Count == 0;

    // Written in place: most of the time of a step that gives much would otherwise go into copying effects.
    internal void Add(
        EffectKind kind, Instant at, int source = -1, int subject = -1, int currency = -1, long amount = 0, string? text = null)
    {
        CollectionsMarshal.SetCount(Effects, Effects.Count + 1);
        ref var effect = ref CollectionsMarshal.AsSpan(Effects)[^1];
        effect.Kind = kind;
        effect.SubStep = SubStep;
        effect.At = at;
        effect.Source = source;
        effect.Subject = subject;
        effect.Currency = currency;
        effect.Amount = amount;
        effect.Text = text;
    }

    /// <summary>Writes a line of the ledger.</summary>
    internal void Post(int currency, Account from, Account to, long amount, long lot, Giver giver, Instant at)
    {
        CollectionsMarshal.SetCount(Postings, Postings.Count + 1);
        ref var posting = ref CollectionsMarshal.AsSpan(Postings)[^1];
        posting.Currency = currency;
        posting.From = from;
        posting.To = to;
        posting.Amount = amount;
        posting.Lot = lot;
        posting.Rule = giver.Rule;
        posting.Journey = giver.Journey;
        posting.At = at;
    }
}
