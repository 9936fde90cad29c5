using System.Collections.Immutable;
using Workflows.Elsa.Printing;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>A ranking that changes from one version to the next.</summary>
/// <param name="Kind">Whether it is new, changed or gone.</param>
/// <param name="Name">Its name, with the measure of bands.</param>
/// <param name="Words">What that means for its cuts.</param>
/// <param name="Span">Where it is written; of what is gone, where it was.</param>
internal sealed record RankingChange(TextChangeKind Kind, string Name, string Words, SourceSpan Span);

/// <summary>
/// Which rankings a version begins, changes and ends. Cuts are found at refreshes and never at the beginning of a version, so that who stands
/// where changes later than the version: that is said here, and by nothing else of a plan.
/// </summary>
internal static class RankingChanges
{
    /// <summary>Finds them: those of the next version in the order of the text, then those that are gone.</summary>
    /// <param name="before">The version in force, in numbers that both share.</param>
    /// <param name="next">The version that is to follow, in the same numbers.</param>
    public static ImmutableArray<RankingChange> Of(Programme before, Programme next)
    {
        var changes = ImmutableArray.CreateBuilder<RankingChange>();
        foreach (var ranking in next.Rankings.Where(ranking => ranking.IsInForce))
        {
            var old = ranking.Index < before.Rankings.Length && before.Rankings[ranking.Index].IsInForce ? before.Rankings[ranking.Index] : null;
            if (old is null)
            {
                changes.Add(new(TextChangeKind.Added, ranking.Name, $"{Beginning(ranking)}: {When(ranking)}", ranking.Span));
            }
            else if (WordsOf(before, old) != WordsOf(next, ranking))
            {
                changes.Add(new(TextChangeKind.Changed, ranking.Name, $"{Keeping(ranking)}: {When(ranking)}", ranking.Span));
            }
        }

        changes.AddRange(before.Rankings.Where(ranking => ranking.IsInForce && !next.Rankings[ranking.Index].IsInForce)
            .Select(ranking => new RankingChange(TextChangeKind.Removed, ranking.Name, "refreshed no more; what was recorded stays", ranking.Span)));
        return changes.ToImmutable();
    }

    private static string Beginning(Ranking ranking) => ranking.Kind switch
    {
        RankingKind.Share => "nobody is in before its first refresh",
        RankingKind.Band => "everybody is in band 0 before its first refresh",
        RankingKind.Board => "its first places are given when the period is over that goes on then",
    };

    private static string Keeping(Ranking ranking) => ranking.Kind == RankingKind.Board
        ? "the race that goes on then is decided by the new text" : "the cuts of the text before stand until its next refresh";

    private static string When(Ranking ranking)
    {
        var (every, minute) = (ranking.Refresh.Every, ranking.Refresh.Minute);
        return every == TimeUnit.Day ? $"every day at {minute / 60:00}:{minute % 60:00}"
            : $"on the first day of each calendar {every.ToString().ToLowerInvariant()} at {minute / 60:00}:{minute % 60:00}";
    }

    /// <summary>All of a ranking that decides who stands where, named values written out.</summary>
    private static string WordsOf(Programme programme, Ranking ranking)
    {
        var value = ranking.Value;
        while (value is Expression.Named named)
        {
            value = programme.Lets[named.Let].Value;
        }

        var where = ranking.Where is { } condition ? ExpressionPrinter.Print(programme, condition) : "";
        return $"{ExpressionPrinter.Print(programme, value)}|{where}|{ranking.IsBottom}|{string.Join(' ', ranking.Shares)}|{ranking.Places}|{ranking.Refresh}";
    }
}
