using System.Collections.Immutable;
using Workflows.Model.Programmes;
using Workflows.Proving.Questions;
using Workflows.Proving.Solving;

namespace Workflows.Proving;

/// <summary>
/// Proves what a programme does for every member and every event, or finds a case against it. The solver is what the machine has as libz3;
/// each question has a limit of time, and what isn't decided in it is said to be undecided.
/// </summary>
public sealed class Prover : IDisposable
{
    private readonly Z3 _z3;

    private Prover(Z3 z3) => _z3 = z3;

    /// <summary>A prover; null where the machine has no libz3.</summary>
    public static Prover? Open() => Z3.Open() is { } z3 ? new(z3) : null;

    /// <summary>
    /// Asks all questions about a programme. A case against one stands as an example in the finding; it counts only once the core has done
    /// with it what the finding says (<see cref="Finding.Confirmed"/>).
    /// </summary>
    /// <param name="programme">The programme.</param>
    /// <param name="options">What is to be asked besides.</param>
    public IEnumerable<Finding> Prove(Programme programme, ProofOptions options)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(options);
        var inquiry = new Inquiry(new Solver(_z3, options.Limit));
        return
        [
            .. options.Exclusive.SelectMany(names => Exclusive(inquiry, programme, names)).Select(Asked),
            .. options.Cover.SelectMany(names => Cover(inquiry, programme, names)).Select(Asked),
            .. Groups(inquiry, programme),
            .. Tiers(inquiry, programme),
            .. Amounts(new(inquiry, options.UpTo), programme),
            .. options.Against is { } before ? VersionQuestions.Of(inquiry, programme, before).Select(Asked) : [],
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _z3.Dispose();

    private static Finding Asked(Finding finding) => finding with { IsAsked = true };

    private static IEnumerable<Finding> Exclusive(Inquiry inquiry, Programme programme, ImmutableArray<string> names)
    {
        var rules = programme.Rules.Where(rule => names.Contains(rule.Name)).ToList();
        var segments = programme.Segments.Where(segment => names.Contains(segment.Name)).ToList();
        foreach (var name in names.Where(name => !rules.Exists(rule => rule.Name == name) && !segments.Exists(segment => segment.Name == name)))
        {
            yield return new($"`{name}` excludes others", Verdict.NotDecided, "there is no rule or segment of that name", programme.Span);
        }

        foreach (var (a, b) in Pairs(rules))
        {
            yield return ExclusiveQuestions.OfRules(inquiry, programme, a, b);
        }

        foreach (var (a, b) in Pairs(segments))
        {
            yield return ExclusiveQuestions.OfSegments(inquiry, programme, a, b);
        }
    }

    private static IEnumerable<Finding> Cover(Inquiry inquiry, Programme programme, ImmutableArray<string> names)
    {
        var segments = programme.Segments.Where(segment => names.Contains(segment.Name)).ToList();
        yield return segments.Count == names.Length
            ? ExclusiveQuestions.Cover(inquiry, programme, segments)
            : new($"every member is in one of {string.Join(", ", names)}", Verdict.NotDecided, "there is no segment of one of these names", programme.Span);
    }

    private static IEnumerable<Finding> Groups(Inquiry inquiry, Programme programme) => programme.Groups
        .Where(group => group.Choice != GroupChoice.Compound)
        .SelectMany(group => Pairs([.. programme.Rules.Where(rule => rule.Group == group.Index)]))
        .Select(pair => ExclusiveQuestions.OfRules(inquiry, programme, pair.A, pair.B));

    private static IEnumerable<Finding> Tiers(Inquiry inquiry, Programme programme) => programme.Ladders.SelectMany(ladder =>
        ladder.Tiers.Zip(ladder.Tiers.Skip(1)).Where(pair => pair.First.When is not null)
            .Select(pair => ExclusiveQuestions.Tiers(inquiry, programme, ladder, pair.First, pair.Second)));

    private static IEnumerable<Finding> Amounts(AmountQuestions amounts, Programme programme)
    {
        foreach (var type in programme.EventTypes)
        {
            foreach (var currency in programme.Currencies)
            {
                if (amounts.Largest(programme, type, currency) is { } largest)
                {
                    yield return largest;
                }
            }
        }

        foreach (var finding in programme.Budgets.SelectMany(budget => amounts.Budget(programme, budget)))
        {
            yield return finding;
        }

        foreach (var rule in programme.Rules.Where(rule => rule.IsInForce && rule.Trigger is Trigger.Event && !rule.Effects.IsEmpty))
        {
            yield return amounts.CutToNothing(programme, rule);
        }
    }

    private static IEnumerable<(T A, T B)> Pairs<T>(IReadOnlyList<T> all) =>
        all.SelectMany((a, i) => all.Skip(i + 1).Select(b => (a, b)));
}
