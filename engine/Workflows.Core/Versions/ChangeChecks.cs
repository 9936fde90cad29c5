using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>Finds what would be lost, or couldn't be read any more, if one text followed on another one.</summary>
public static class ChangeChecks
{
    /// <summary>What is wrong with a programme as the next version of another one, in the order of the text.</summary>
    /// <param name="versions">The versions so far as they were written, oldest first; the last is the one in force.</param>
    /// <param name="next">The text that is to follow.</param>
    public static ImmutableArray<Diagnostic> Of(IReadOnlyList<Programme> versions, Programme next)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(next);
        var old = versions[^1];
        return [.. Same(old, next).Concat(Events(old, next)).Concat(Points(old, next)).Concat(Households(old, next)).Concat(Tiers(old, next)).Concat(Names(old, next))
            .Concat(RunningChecks.Of(versions, next))
            .OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column)];
    }

    private static IEnumerable<Diagnostic> Same(Programme old, Programme next) =>
        new[] { ("name", old.Name, next.Name), ("money", old.Currency, next.Currency), ("time zone", old.TimeZone, next.TimeZone) }
            .Where(one => one.Item2 != one.Item3)
            .Select(one => Diagnostic.Of(ChangeDiagnostics.OtherProgramme, next.Span, one.Item1, one.Item2, one.Item3));

    private static IEnumerable<Diagnostic> Events(Programme old, Programme next)
    {
        foreach (var type in old.EventTypes)
        {
            if (next.EventTypes.FirstOrDefault(one => one.Name == type.Name) is not { } now)
            {
                yield return Diagnostic.Of(ChangeDiagnostics.EventGone, next.Span, type.Name);
                continue;
            }

            if (WordsOf(old, type) != WordsOf(next, now))
            {
                yield return Diagnostic.Of(ChangeDiagnostics.DecisionChanged, now.Span, type.Name, WordsOf(old, type));
            }

            var isOwn = type.Index >= BuiltInEvents.Count;
            foreach (var found in Fields(type.Name, type.Fields, now.Fields, isOwn))
            {
                yield return found;
            }
        }

        foreach (var found in Fields("member", old.MemberFields, next.MemberFields, isOwn: false))
        {
            yield return found;
        }
    }

    /// <summary>What an event decides about held points, in words that mean the same in both versions.</summary>
    private static string WordsOf(Programme programme, EventType type) => type.Decides is not { } decides ? "decides nothing"
        : $"{(decides.Releases ? "releases" : "denies")} {(decides.EventType is { } held ? programme.EventTypes[held].Name : "anything")} by {decides.By.Name}";

    private static IEnumerable<Diagnostic> Fields(string of, ImmutableArray<Field> old, ImmutableArray<Field> next, bool isOwn)
    {
        foreach (var field in next)
        {
            if (old.FirstOrDefault(one => one.Name == field.Name) is not { } before)
            {
                if (isOwn && !field.Type.IsOptional)
                {
                    yield return Diagnostic.Of(ChangeDiagnostics.FieldNotOptional, field.Span, field.Name, of);
                }
            }
            else if (before.Type.Kind != field.Type.Kind || before.Type.Scale != field.Type.Scale)
            {
                yield return Diagnostic.Of(
                    ChangeDiagnostics.FieldChanged, field.Span, field.Name, of, before.Type.Kind.ToString().ToLowerInvariant());
            }
            else if (!field.Type.Choices.Take(before.Type.Choices.Length).SequenceEqual(before.Type.Choices, StringComparer.Ordinal))
            {
                yield return Diagnostic.Of(ChangeDiagnostics.ChoicesChanged, field.Span, field.Name, of, string.Join(", ", before.Type.Choices));
            }
            else
            {
                foreach (var found in Fields($"{of}.{field.Name}", before.Type.LineFields, field.Type.LineFields, isOwn))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Points(Programme old, Programme next)
    {
        foreach (var points in old.Currencies)
        {
            if (next.Currencies.FirstOrDefault(one => one.Name == points.Name || one.Was == points.Name) is not { } now)
            {
                yield return Diagnostic.Of(ChangeDiagnostics.PointsGone, next.Span, points.Name);
            }
            else if (now.IsStatus && !points.IsStatus)
            {
                yield return Diagnostic.Of(ChangeDiagnostics.PointsUnspendable, now.Span, now.Name);
            }
        }
    }

    /// <summary>What a household has can be spent by its members as long as there are households that pool it.</summary>
    private static IEnumerable<Diagnostic> Households(Programme old, Programme next)
    {
        if (old.Household is not { } before)
        {
            yield break;
        }

        if (next.Household is not { } now)
        {
            yield return Diagnostic.Of(ChangeDiagnostics.HouseholdsGone, next.Span);
            yield break;
        }

        foreach (var points in before.Pool.Select(currency => old.Currencies[currency]))
        {
            if (!now.Pool.Any(currency => next.Currencies[currency] is var one && (one.Name == points.Name || one.Was == points.Name)))
            {
                yield return Diagnostic.Of(ChangeDiagnostics.PoolGone, now.Span, points.Name);
            }
        }
    }

    private static IEnumerable<Diagnostic> Tiers(Programme old, Programme next)
    {
        foreach (var ladder in old.Ladders)
        {
            if (next.Ladders.FirstOrDefault(one => one.Name == ladder.Name || one.Was == ladder.Name) is not { } now)
            {
                yield return Diagnostic.Of(ChangeDiagnostics.LadderGone, next.Span, ladder.Name);
                continue;
            }

            foreach (var tier in ladder.Tiers.Where(tier => !now.Tiers.Any(one => one.Name == tier.Name || one.Was == tier.Name)))
            {
                yield return Diagnostic.Of(ChangeDiagnostics.TierGone, now.Span, tier.Name);
            }
        }
    }

    /// <summary>What is said to have been called otherwise was so called. Two tiers may become one, as nobody loses by it; counters can't.</summary>
    private static IEnumerable<Diagnostic> Names(Programme old, Programme next)
    {
        var kinds = new (string Kind, IEnumerable<string> Old, IEnumerable<(string Name, string? Was, SourceSpan Span)> Next)[]
        {
            ("rule", old.Rules.Select(x => x.Name), next.Rules.Select(x => (x.Name, x.Was, x.Span))),
            ("points currency", old.Currencies.Select(x => x.Name), next.Currencies.Select(x => (x.Name, x.Was, x.Span))),
            ("tier ladder", old.Ladders.Select(x => x.Name), next.Ladders.Select(x => (x.Name, x.Was, x.Span))),
            ("tier", old.Ladders.SelectMany(x => x.Tiers).Select(x => x.Name), next.Ladders.SelectMany(x => x.Tiers).Select(x => (x.Name, x.Was, x.Span))),
            ("segment", old.Segments.Select(x => x.Name), next.Segments.Select(x => (x.Name, x.Was, x.Span))),
            ("named value", old.Lets.Select(x => x.Name), next.Lets.Select(x => (x.Name, x.Was, x.Span))),
            ("reward", old.Rewards.Select(x => x.Name), next.Rewards.Select(x => (x.Name, x.Was, x.Span))),
            ("budget", old.Budgets.Select(x => x.Name), next.Budgets.Select(x => (x.Name, x.Was, x.Span))),
            ("journey", old.Journeys.Select(x => x.Name), next.Journeys.Select(x => (x.Name, x.Was, x.Span))),
        };
        foreach (var (kind, before, now) in kinds)
        {
            var names = before.ToHashSet(StringComparer.Ordinal);
            foreach (var (name, was, span) in now)
            {
                if (was is not null && !names.Contains(was) && !names.Contains(name))
                {
                    yield return Diagnostic.Of(ChangeDiagnostics.UnknownOldName, span, name, was, kind);
                }
                else if (was is not null && names.Contains(was) && names.Contains(name) && kind != "tier")
                {
                    yield return Diagnostic.Of(ChangeDiagnostics.OldNameOfTwo, span, name, was, kind);
                }
            }
        }
    }
}
