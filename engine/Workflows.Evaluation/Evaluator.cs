using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Following;
using Workflows.Evaluation.Results;
using Workflows.Evaluation.Sections;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Evaluation;

/// <summary>
/// Gathers what a report needs from the steps of a run, in one pass and in the order of the log, and evaluates it at the end. Memory grows
/// with the number of members and months and not with the number of events. Use one for one run; not safe for several threads.
/// </summary>
public sealed class Evaluator : IStepSink
{
    private readonly RunBooks _books;
    private readonly RuleFacts _facts;
    private readonly EffectBooking _effects;
    private int _under;
    private readonly ReversibleSums _reversible;

    // Of amounts that were told in other currencies: what comes back of them counts by the same rate.
    private readonly Dictionary<(int Slot, string Key), string> _told = [];
    private readonly IReadOnlySet<(int Type, string Key)> _replaced;

    /// <summary>An evaluator of a period.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="period">What the report is about; see <see cref="ReportPeriod.Default"/>. Series by month always span the whole
    /// run.</param>
    /// <param name="settings">What is assumed; null for the defaults.</param>
    /// <param name="replaced">The events, by type and key, that are put right later in the log: what is right counts in their place. Null
    /// for none.</param>
    public Evaluator(
        ProgrammePlan plan, ReportPeriod period, EvaluationSettings? settings = null, IReadOnlySet<(int Type, string Key)>? replaced = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(period);
        _books = new RunBooks(plan, period, settings ?? new EvaluationSettings());
        _facts = new RuleFacts(plan.Calendar);
        _effects = new EffectBooking(_books);
        _reversible = new ReversibleSums(_books.Tallies.Slots);
        _replaced = replaced ?? FrozenSet<(int Type, string Key)>.Empty;
    }

    /// <summary>What was gathered so far.</summary>
    internal RunBooks Books => _books;

    /// <inheritdoc/>
    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(output);
        Take(member.Index, record, at, CollectionsMarshal.AsSpan(output.Effects), CollectionsMarshal.AsSpan(output.Postings));
    }

    /// <summary>Takes a step, in the order of the log.</summary>
    /// <param name="member">The member's index, from 0.</param>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="at">When it counts.</param>
    /// <param name="effects">What was decided.</param>
    /// <param name="postings">The lines of the ledger.</param>
    /// <param name="version">The version of the programme under which the step was made, from 1; 0 for the one in force.</param>
    public void Take(
        int member, EventRecord? record, Instant at, ReadOnlySpan<Effect> effects, ReadOnlySpan<Posting> postings, int version = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        if (record is not null && _books.Programme.EventTypes[record.Type].IsMarket)
        {
            _books.Market.Take(record);
            return;
        }

        _books.Steps++;
        _books.First = Instant.Earlier(_books.First, record is null ? at : Instant.Earlier(at, record.At));
        var book = _books.Member(member);
        book.StepAt(at, _books.Start, _books.End);
        if (record is not null && !_replaced.Contains((record.Type, record.Key)))
        {
            TakeEvent(book, record);
        }

        foreach (ref readonly var effect in effects)
        {
            if (effect.Kind == EffectKind.Placed && _books.IsInPeriod(effect.At))
            {
                _books.Races.Take(member, effect);
            }

            _effects.Take(book, _books.Plan.Past.IsEmpty ? effect : Present(effect, version));
        }

        foreach (ref readonly var posting in postings)
        {
            TakePosting(book, at, posting);
        }

        TakeMerge(member, effects);
    }

    /// <summary>A merge is two steps: who goes under, and right behind it who goes on.</summary>
    private void TakeMerge(int member, ReadOnlySpan<Effect> effects)
    {
        foreach (ref readonly var effect in effects)
        {
            if (effect.Kind == EffectKind.MergedInto)
            {
                _under = member;
            }
            else if (effect.Kind == EffectKind.TookOver && effect.Currency < 0 && effect.At < _books.End)
            {
                _books.Merge(_under, member, effect.At);
            }
        }
    }

    /// <summary>Evaluates what was gathered. May be called more than once; changes nothing.</summary>
    /// <param name="end">How things stand when the steps are over.</param>
    public EvaluationResult Evaluate(RunEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        return WholeReport.Of(_books, end);
    }

    /// <summary>What can be said of each follow-up in the period of this evaluator.</summary>
    /// <param name="end">How things stand when the steps are over.</param>
    public ImmutableArray<FollowUpFinding> FollowUps(RunEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        var judge = new FollowUpJudge(_books, new FigureEvaluator(_books, end));
        return [.. _books.Programme.FollowUps.Select(judge.Of)];
    }

    /// <summary>An effect of any version as one of the present: rules go on under their names, tiers have the places that they have now.</summary>
    private Effect Present(Effect effect, int version)
    {
        var plan = _books.Plan;
        switch (effect.Kind)
        {
            case EffectKind.RuleGave or EffectKind.Corrected or EffectKind.CutByCap when effect.Source >= 0:
                return effect with { Source = plan.PresentRule(effect.Source) };
            case EffectKind.TierChanged or EffectKind.TierMatched or EffectKind.OwnTierChanged when version > 0:
                return effect with
                {
                    Subject = plan.PresentTier(version, effect.Source, effect.Subject),
                    Amount = plan.PresentTier(version, effect.Source, (int)effect.Amount),
                };
            case EffectKind.TierLent or EffectKind.LoanEnded when version > 0:
                return effect with { Subject = plan.PresentTier(version, effect.Source, effect.Subject) };
            default:
                return effect;
        }
    }

    private void TakeEvent(MemberBook book, EventRecord record)
    {
        _facts.Event = record;
        var isInPeriod = _books.IsInPeriod(record.At);
        foreach (var index in _books.Tallies.ByEventType[record.Type])
        {
            var slot = _books.Tallies.Slots[index];
            if (slot.EventType == record.Type)
            {
                Count(book, slot, index, record, isInPeriod);
            }
            else
            {
                TakeBack(book, index, slot, record, isInPeriod);
            }
        }
    }

    private void Count(MemberBook book, TallySlot slot, int index, EventRecord record, bool isInPeriod)
    {
        if (slot.Field is { } field && !record.Has(field.Index))
        {
            return;
        }

        if (slot.Where is { } where)
        {
            _facts.SetNow(record.At);
            if (!_books.Plan.Rules.Holds(_books.Plan.Conditions[where], _facts))
            {
                return;
            }
        }

        var value = slot.Field is null ? 0 : record.Numbers[slot.Field.Index];
        var isOnScale = slot.Add(ref _books.Month(_books.MonthOf(record.At)).Tallies[index], value);
        if (isInPeriod)
        {
            _books.OffScale += isOnScale ? 0 : 1;
            slot.Add(ref book.Tallies[index], value);
        }

        _reversible.Add(index, record.Key, value);
        if (slot.Field is { } told && record.Texts[told.Index] is { } words)
        {
            _told[(index, record.Key)] = words;
        }

        if (index == _books.Tallies.Sales)
        {
            EffectBooking.Spend(book, record.At, value, 0);
        }
    }

    private void TakeBack(MemberBook book, int index, TallySlot slot, EventRecord record, bool isInPeriod)
    {
        var of = record.Texts[_books.Programme.EventTypes[record.Type].Reverses!.By.Index];
        var value = !slot.TakenBackBy.TryGetValue(record.Type, out var field) ? _reversible.Take(index, of)
            : record.Has(field.Index) ? ToldMoney.Returned(record.Numbers[field.Index], record.Texts[field.Index], _told.GetValueOrDefault((index, of ?? "")))
            : 0;
        _reversible.Reduce(index, of, value);
        _books.Month(_books.MonthOf(record.At)).Tallies[index].Sum -= value;
        book.Tallies[index].Sum -= isInPeriod ? value : 0;
        if (index == _books.Tallies.Sales)
        {
            EffectBooking.Spend(book, record.At, -value, 0);
        }
    }

    private void TakePosting(MemberBook book, Instant at, in Posting posting)
    {
        var month = _books.Month(_books.MonthOf(posting.At)).Currencies[posting.Currency];
        _books.Cohorts.Learn(posting, _books.MonthOf(at));
        if (posting.At < _books.End)
        {
            _books.Cohorts.Add(posting, _books.MonthOf(posting.At));
        }

        var amount = posting.Amount;
        month.Issued += posting.From == Account.Issued ? amount : 0;
        month.Reversed += posting.To == Account.Reversed ? amount : 0;
        month.Redeemed += Change(posting, Account.Redeemed);
        month.Expired += posting.To == Account.Expired ? amount : 0;
        month.PendingChange += Change(posting, Account.Pending);
        month.AvailableChange += Change(posting, Account.Available);
        var net = (posting.From == Account.Issued ? amount : 0) - (posting.To == Account.Reversed ? amount : 0);
        EffectBooking.Spend(book, posting.At, 0, net * _books.PointCosts[posting.Currency]);
        if (_books.IsInPeriod(posting.At))
        {
            book.Issued[posting.Currency] += net;
            book.Reversed[posting.Currency] += posting.To == Account.Reversed ? amount : 0;
            book.Redeemed[posting.Currency] += Change(posting, Account.Redeemed);
            book.Expired[posting.Currency] += posting.To == Account.Expired ? amount : 0;
        }

        if (book.Household is { } household)
        {
            household.Available[posting.Currency] += posting.At < _books.End ? Change(posting, Account.Available) : 0;
        }
        else if (posting.From == Account.Issued || posting.To == Account.Redeemed)
        {
            _effects.Active(book, posting.At);
        }
    }

    private static long Change(in Posting posting, Account account) =>
        (posting.To == account ? posting.Amount : 0) - (posting.From == account ? posting.Amount : 0);
}
