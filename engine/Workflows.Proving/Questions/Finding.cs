using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Proving.Questions;

/// <summary>How a question came out.</summary>
public enum Verdict
{
    /// <summary>It holds for every member and every event, within the assumptions.</summary>
    Proved,

    /// <summary>It doesn't hold: there is a case, which the core reproduces.</summary>
    CounterExample,

    /// <summary>It couldn't be decided, and why is said: it may hold or not.</summary>
    NotDecided,

    /// <summary>The core does something else with a case than the prover says: a fault of ours.</summary>
    NotReproduced,
}

/// <summary>What the core must do with the last event of a case.</summary>
/// <param name="Rule">Index of the rule; -1 where it is about a segment.</param>
/// <param name="Fires">Whether the rule fires, where no currency is named; of a segment whether the member is in it.</param>
/// <param name="Currency">Index of the currency of which the rule posts points; -1 where firing matters.</param>
/// <param name="Points">The points that the rule posts of it.</param>
/// <param name="Segment">Index of the segment; -1 where it is about a rule.</param>
public sealed record Claim(int Rule, bool Fires, int Currency = -1, long Points = 0, int Segment = -1);

/// <summary>A case of one programme: an example and what must come of its last event.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Example">The member, what happened before, and the event.</param>
/// <param name="Claims">What must come of it.</param>
public sealed record Case(Programme Programme, Example Example, ImmutableArray<Claim> Claims);

/// <summary>What the core did with the last event of an example.</summary>
/// <param name="Refusal">Why an event of it was refused; empty where none was.</param>
/// <param name="Fired">Indexes of the rules that fired, those that lost in their group included.</param>
/// <param name="Gave">What rules posted: rule, currency, points.</param>
/// <param name="Segments">Indexes of the segments that the member is in at the end.</param>
public sealed record Played(
    string Refusal, ImmutableArray<int> Fired, ImmutableArray<(int Rule, int Currency, long Points)> Gave, ImmutableArray<int> Segments);

/// <summary>A question and its answer.</summary>
/// <param name="Question">What was asked, as a sentence that is true or not.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Words">What was found, or why it couldn't be decided.</param>
/// <param name="Place">Where it is about.</param>
public sealed record Finding(string Question, Verdict Verdict, string Words, SourceSpan Place)
{
    /// <summary>The case in words; empty where there is none.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The case, of each programme that it is about; none where there is none.</summary>
    public ImmutableArray<Case> Cases { get; init; } = [];

    /// <summary>Whether somebody asked for it to hold; else it is information.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What the answer takes for granted.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>This one after its case has been run: not reproduced where the core did something else.</summary>
    /// <param name="play">Runs an example through the core.</param>
    public Finding Confirmed(Func<Programme, Example, Played> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        foreach (var one in Cases)
        {
            if (Difference(one, play(one.Programme, one.Example)) is { } difference)
            {
                return this with { Verdict = Verdict.NotReproduced, Words = $"{Words}; but the core says otherwise: {difference}" };
            }
        }

        return this;
    }

    private static string? Difference(Case one, Played played)
    {
        if (played.Refusal.Length > 0)
        {
            return $"an event of the case is refused: {played.Refusal}";
        }

        foreach (var claim in one.Claims)
        {
            if (claim.Segment >= 0)
            {
                if (played.Segments.Contains(claim.Segment) != claim.Fires)
                {
                    return $"the member is {(claim.Fires ? "not " : "")}in {one.Programme.Segments[claim.Segment].Name}";
                }

                continue;
            }

            var (rule, gave) = (one.Programme.Rules[claim.Rule], played.Gave.Where(gift => gift.Rule == claim.Rule && gift.Currency == claim.Currency).Sum(gift => gift.Points));
            if (claim.Currency < 0 ? played.Fired.Contains(claim.Rule) != claim.Fires : gave != claim.Points)
            {
                return claim.Currency < 0 ? $"{rule.Name} {(claim.Fires ? "doesn't fire" : "fires")}"
                    : $"{rule.Name} gives {gave} {one.Programme.Currencies[claim.Currency].Name} and not {claim.Points}";
            }
        }

        return null;
    }
}
