using Sprache;
using Workflows.Dsl.Syntax;
using Workflows.Model.Time;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Block = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.RuleClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>What ranks members beside each other: refreshes, bands and leaderboards.</summary>
internal static class RankingGrammar
{
    private const int BandsMost = 100;
    private const int PlacesMost = 1_000;

    private static readonly Parser<RefreshSyntax> Refresh = Lead<RefreshSyntax>.Of(
        "",
        Dispatch("", Meaning("daily", TimeUnit.Day), Meaning("weekly", TimeUnit.Week), Meaning("monthly", TimeUnit.Month)),
        After("at", Time),
        static (every, at, span) => new RefreshSyntax(every, at, span)).Parser;

    private static readonly Parser<BandedSyntax> Banded = Lead<BandedSyntax>.Of(
        "of recency , frequency , monetary of", AtomGrammar.Path, OptWhere(WindowGrammar.Begins, WindowGrammar.Window),
        static (of, window, span) => new BandedSyntax(of, window, span)).Parser;

    private static readonly Parser<int> Count = Lead<int>.Of(
        "in", Whole(2, BandsMost), Words("bands"), static (count, _, _) => count).Parser;

    private static readonly Clauses<RuleClauseSyntax> BoardBody = new("a leaderboard", new(
        "a line of a leaderboard",
        [
            Lead.Of("score", ExpressionGrammar.WholeSum, static (value, span) => new RuleClauseSyntax.Score(value, span)),
            Lead.Of("places", Whole(1, PlacesMost), static (count, span) => new RuleClauseSyntax.Places(count, span)),
            RuleGrammar.Bonus,
        ]));

    /// <summary>When cuts are found anew, or nothing.</summary>
    public static Parser<RefreshSyntax?> OptRefresh { get; } = Opt(", refreshed", Refresh);

    /// <summary>Bands.</summary>
    public static Block Bands { get; } = Block.Of(
        "bands", Declared, OptText, Banded, Count, OptRefresh,
        static (name, title, of, count, refresh, span) => new BandsSyntax(name, title, of, count, refresh, span));

    /// <summary>Leaderboards.</summary>
    public static Block Leaderboard { get; } = Block.Of(
        "leaderboard", Declared, OptText, BoardBody.Read,
        static (name, title, clauses, span) => new LeaderboardSyntax(name, title, clauses, span));
}
