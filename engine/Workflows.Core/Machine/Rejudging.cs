using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// Takes in an event that changes the past: one that is late, or one that takes another back. The member's log is judged without and
/// with it, and the differences are posted at the instant of the correction. No posting is ever changed.
/// </summary>
internal sealed class Rejudging(ProgrammePlan plan, MemberStep step)
{
    private readonly Replay _replay = new(plan);

    /// <summary>Corrects a member.</summary>
    /// <param name="member">The member so far; not used any more afterwards.</param>
    /// <param name="log">The member's log so far.</param>
    /// <param name="entry">The event that changes the past.</param>
    /// <param name="at">The instant of the correction, not before anything that was decided.</param>
    /// <param name="pools">The budgets, which get back what is no longer needed.</param>
    /// <param name="output">Where the differences go.</param>
    /// <returns>The corrected member.</returns>
    public MemberState Correct(
        MemberState member, IReadOnlyList<LogEntry> log, LogEntry entry, Instant at, IAnswers pools, StepOutput output)
    {
        var before = _replay.Judge(
            member.Id, member.Index, log, member.Cuts, at, new ReplayedAnswers(plan.Pools, log, new FullGrants()), entry.Id);
        var answers = new ReplayedAnswers(plan.Pools, log, pools);
        var after = _replay.Judge(member.Id, member.Index, [.. log, entry], member.Cuts, at, answers, entry.Id);
        answers.GiveBack();

        output.Answers.AddRange(answers.New);
        NoteReversal(member, log, entry, at, output);
        NoteAwards(before, after, log, entry, at, output);
        foreach (var (_, cut) in after.Cuts.Where(cut => cut.Input == entry.Id))
        {
            output.Add(cut.Kind, at, cut.Source, cut.Subject, cut.Currency, cut.Amount);
        }

        PostDifferences(before, after, at, output);
        Passings.AddDifferences(before.Passings, after.Passings, at, output);
        return step.Present(member, after.State, entry.Event!, at, pools, output);
    }

    private void NoteReversal(MemberState member, IReadOnlyList<LogEntry> log, LogEntry entry, Instant at, StepOutput output)
    {
        if (HeldPoints.Denies(plan.Programme, entry.Event!.Type))
        {
            var key = HeldPoints.KeyIn(plan.Programme, entry.Event);
            output.Add(EffectKind.EarningDenied, at, member.HeldEarnings?.Find(held => held.Key == key)?.Guard ?? GuardOf(log, key), text: key);
        }

        if (entry.Event!.Replaces is { } replaced)
        {
            output.Add(EffectKind.Replaced, at, text: replaced);
        }

        if (plan.Programme.EventTypes[entry.Event!.Type].Reverses is { } reversal)
        {
            output.Add(EffectKind.Reversed, at, text: entry.Event.Texts[reversal.By.Index]);
        }
    }

    /// <summary>What is held of who went under stands with who goes on; the event that a guard held stands in the log.</summary>
    private int GuardOf(IReadOnlyList<LogEntry> log, string? key) => plan.Programme.Guards.FirstOrDefault(guard => guard.Action == GuardAction.Hold
        && log.Any(entry => entry.Event is { } record && record.Type == guard.EventType && record.Key == key))?.Index ?? -1;

    private static void NoteAwards(
        Judgement before, Judgement after, IReadOnlyList<LogEntry> log, LogEntry entry, Instant at, StepOutput output)
    {
        var keys = new SortedSet<(long Input, int Rule, int Currency)>(before.Awards.Keys.Concat(after.Awards.Keys));
        foreach (var key in keys)
        {
            var difference = after.Awards.GetValueOrDefault(key) - before.Awards.GetValueOrDefault(key);
            if (key.Input == entry.Id)
            {
                output.Add(EffectKind.RuleGave, at, key.Rule, currency: key.Currency, amount: difference);
            }
            else if (difference != 0)
            {
                var cause = log.FirstOrDefault(known => known.Id == key.Input)?.Event?.Key ?? "";
                output.Add(EffectKind.Corrected, at, key.Rule, currency: key.Currency, amount: difference, text: cause);
            }
        }
    }

    /// <summary>
    /// By lot: what is owed comes in first, then what is given more, then what is taken back. What went to others is posted by lot too, as it
    /// reaches them by lot.
    /// </summary>
    private static void PostDifferences(Judgement before, Judgement after, Instant at, StepOutput output)
    {
        var none = new long[ChartOfAccounts.Count];
        var keys = new SortedSet<(long Input, int Currency)>(before.Accounts.Keys.Concat(after.Accounts.Keys));
        foreach (var key in keys)
        {
            var old = before.Accounts.GetValueOrDefault(key, none);
            var now = after.Accounts.GetValueOrDefault(key, none);
            long Change(Account account) => now[(int)account] - old[(int)account];

            // What a redemption or a hold takes from one lot and not from another is no posting: it is a fact. What goes to others is theirs.
            var owed = -Change(Account.Owed);
            Move(output, key, Account.Owed, Account.Available, owed, at);
            Move(output, key, Account.Available, Account.Owed, -owed, at);
            var (pending, given) = (Change(Account.Pending), Change(Account.TransferredOut));
            var taken = Change(Account.Held) + Change(Account.Redeemed);
            Move(output, key, Account.TransferredOut, Account.Available, -given, at);
            var transferred = -Change(Account.TransferredIn);
            var asPending = Math.Sign(pending) == Math.Sign(transferred) ? Math.Sign(pending) * Math.Min(Math.Abs(pending), Math.Abs(transferred)) : 0;
            transferred -= asPending;
            Move(output, key, Account.TransferredIn, Account.Pending, asPending, at);
            Move(output, key, Account.Pending, Account.TransferredIn, -asPending, at);
            Shift(output, key, Account.Pending, pending - asPending, at);
            Move(output, key, Account.TransferredIn, Account.Available, transferred, at);
            Move(output, key, Account.Available, Account.TransferredIn, -transferred, at);
            Shift(output, key, Account.Available, Change(Account.Available) + taken + given - owed - transferred, at);
            Move(output, key, Account.Available, Account.TransferredOut, given, at);
            Shift(output, key, Account.Expired, Change(Account.Expired), at);
        }
    }

    private static void Shift(StepOutput output, (long Input, int Currency) key, Account account, long change, Instant at)
    {
        Move(output, key, Account.Issued, account, change, at);
        Move(output, key, account, Account.Reversed, -change, at);
    }

    private static void Move(StepOutput output, (long Input, int Currency) key, Account from, Account to, long amount, Instant at)
    {
        if (amount > 0)
        {
            output.Postings.Add(new Posting
            {
                Currency = key.Currency, From = from, To = to, Amount = amount, Lot = key.Input, Rule = -1, Journey = -1, At = at,
            });
        }
    }
}
