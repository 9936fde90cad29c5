using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Examples;

/// <summary>Compares what an example expects with what happened.</summary>
internal sealed class Expectations(ProgrammePlan plan, Population population, MemoryLog log)
{
    private readonly Programme _programme = plan.Programme;

    /// <summary>Checks one expectation.</summary>
    /// <param name="step">The expectation.</param>
    /// <param name="lastEvent">The place in the log from which the last event's steps begin.</param>
    /// <returns>What is not as expected; null where it is met.</returns>
    public ExampleFailure? Check(ExampleStep step, int lastEvent)
    {
        var message = step switch
        {
            ExampleStep.Earned x => Earned(x, lastEvent),
            ExampleStep.Has x => Has(x),
            ExampleStep.Cut x => Cut(x, lastEvent),
            ExampleStep.Moves x => Moves(x),
            ExampleStep.IsTier x => IsTier(x),
            ExampleStep.Starts x => Happened(
                x.Member, x.At, $"starts {_programme.Journeys[x.Journey].Name}",
                effect => effect.Kind == EffectKind.JourneyStarted && effect.Source == x.Journey),
            ExampleStep.Finishes x => Happened(
                x.Member, x.At, $"finishes {_programme.Journeys[x.Journey].Name} \"{x.Outcome}\"",
                effect => effect.Kind == EffectKind.JourneyFinished && effect.Source == x.Journey && effect.Text == x.Outcome),
            ExampleStep.IsSent x => IsSent(x),
            ExampleStep.Reward x => Reward(x, lastEvent),
            _ => null,
        };
        return message is null ? null : new ExampleFailure(step.Span, message);
    }

    private string? Earned(ExampleStep.Earned x, int lastEvent)
    {
        var found = EffectsOf(x.Member, lastEvent)
            .Where(effect => effect.Kind is EffectKind.RuleGave or EffectKind.Corrected && effect.Currency == x.Currency)
            .Where(effect => x.Rules.IsEmpty || x.Rules.Contains(effect.Source))
            .Sum(effect => effect.Amount);
        return found == x.Points ? null : $"expected {Points(x.Points, x.Currency)} earned, found {Points(found, x.Currency)}";
    }

    private string? Has(ExampleStep.Has x)
    {
        GoTo(x.At);
        var member = population.Find(x.Member) ?? population.Find(MemberState.HouseholdPrefix + x.Member);
        var found = member is null ? 0 : x.Account switch
        {
            BalanceKind.Pending => member.Pending(x.Currency),
            BalanceKind.Available => member.Available(x.Currency),
            BalanceKind.Owed => member.Owed(x.Currency),
            BalanceKind.Held => member.Held(x.Currency),
            BalanceKind.All => member.Pending(x.Currency) + member.Available(x.Currency),
        };
        var account = x.Account == BalanceKind.All ? "" : $" {x.Account.ToString().ToLowerInvariant()}";
        return found == x.Points ? null : $"expected {Points(x.Points, x.Currency)}{account}, found {Points(found, x.Currency)}";
    }

    private string? Cut(ExampleStep.Cut x, int lastEvent)
    {
        var kind = x.By == CutBy.Cap ? EffectKind.CutByCap : EffectKind.CutByBudget;
        var found = log.Steps.Skip(lastEvent).SelectMany(step => step.Effects)
            .Where(effect => effect.Kind == kind && effect.Source == x.Rule && effect.Currency == x.Currency)
            .Sum(effect => effect.Amount);
        return found == x.Points ? null : $"expected {Points(x.Points, x.Currency)} cut, found {Points(found, x.Currency)}";
    }

    private string? Moves(ExampleStep.Moves x)
    {
        var kind = x.Enters ? EffectKind.SegmentEntered : EffectKind.SegmentLeft;
        return Happened(
            x.Member, x.At, $"{(x.Enters ? "enters" : "leaves")} {_programme.Segments[x.Segment].Name}",
            effect => effect.Kind == kind && effect.Subject == x.Segment);
    }

    private string? IsTier(ExampleStep.IsTier x)
    {
        GoTo(x.At);
        var ladder = _programme.Ladders[x.Ladder];
        var found = population.Find(x.Member)?.Tier(x.Ladder) ?? 0;
        return found == x.Tier ? null : $"expected tier {ladder.Tiers[x.Tier].Name}, found {ladder.Tiers[found].Name}";
    }

    private string? IsSent(ExampleStep.IsSent x)
    {
        GoTo(x.At);
        var sent = log.Steps.Where(step => step.Member == x.Member)
            .SelectMany(step => step.Effects)
            .Where(effect => effect.Kind == EffectKind.MessageSent)
            .Select(effect => ((JourneyStep.Send)plan.Step(effect.Source, effect.Text!)).Template)
            .ToList();
        return x.Template is null
            ? sent.Count == 0 ? null : $"expected no message, found {string.Join(", ", sent)}"
            : sent.Contains(x.Template) ? null : $"expected message \"{x.Template}\", found {(sent.Count == 0 ? "none" : string.Join(", ", sent))}";
    }

    private string? Reward(ExampleStep.Reward x, int lastEvent)
    {
        var wanted = x.IsGiven ? EffectKind.Redeemed : EffectKind.Rejected;
        var about = EffectsOf(x.Member, lastEvent)
            .Where(effect => effect.Kind is EffectKind.Redeemed or EffectKind.Rejected && effect.Source == x.Index).ToList();
        var name = _programme.Rewards[x.Index].Name;
        return about.Exists(effect => effect.Kind == wanted) ? null
            : $"expected {x.Member} {(x.IsGiven ? "is given" : "is refused")} {name}, found "
                + (about.Count == 0 ? "neither" : x.IsGiven ? $"it refused ({(RejectionReason)about[0].Subject})" : "it given");
    }

    private string? Happened(string member, LocalMinute? at, string words, Func<Effect, bool> isIt)
    {
        GoTo(at);
        var found = EffectsOf(member, 0).Where(isIt).Select(effect => effect.At).ToList();
        if (at is not { } expected)
        {
            return found.Count > 0 ? null : $"expected {member} {words}, which did not happen";
        }

        var instant = AtOf(expected);
        return found.Contains(instant) ? null
            : found.Count == 0 ? $"expected {member} {words} at {Local(instant)}, which did not happen by then"
            : $"expected {member} {words} at {Local(instant)}, found {string.Join(", ", found.Select(Local))}";
    }

    private IEnumerable<Effect> EffectsOf(string member, int from) =>
        log.Steps.Skip(from).Where(step => step.Member == member).SelectMany(step => step.Effects);

    private void GoTo(LocalMinute? at)
    {
        if (at is { } local)
        {
            population.End(AtOf(local));
        }
    }

    private Instant AtOf(LocalMinute at) => plan.Calendar.At(at.Day, at.Minute * Instant.PerMinute);

    private string Points(long points, int currency) => $"{points} {_programme.Currencies[currency].Name}";

    private string Local(Instant at)
    {
        var minutes = plan.Calendar.TimeOfDay(at) / Instant.PerMinute;
        return $"{Calendar.DateOf(plan.Calendar.DayOf(at)):yyyy-MM-dd} {minutes / 60:00}:{minutes % 60:00}";
    }
}
