using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Block = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>All blocks by the word they begin with.</summary>
internal static class BlockGrammar
{
    private static readonly Block?[] ByWord = Table(
        ProgrammeGrammar.Block, ProgrammeGrammar.Include, EventGrammar.Event, EventGrammar.MarketEvent, EventGrammar.Map, EventGrammar.Member,
        HouseholdGrammar.Block, RatesGrammar.Block, DeclarationGrammar.Messages, PointsGrammar.Block, DeclarationGrammar.Let, DeclarationGrammar.Segment, RankingGrammar.Bands,
        DeclarationGrammar.Tiers, RewardGrammar.Block, LimitGrammar.Partner, LimitGrammar.Budget, LimitGrammar.Group, LimitGrammar.Cap,
        RuleGrammar.Rule, ChallengeGrammar.Challenge, RankingGrammar.Leaderboard, GuardGrammar.Guard, JourneyGrammar.Block,
        MeasureGrammar.Measure, MeasureGrammar.FollowUp, MeasureGrammar.Report, MeasureGrammar.Rival, ExampleGrammar.Block,
        PromiseGrammar.Always, PromiseGrammar.Never);

    private static readonly string Known = string.Join(
        ", ", Vocabulary.Blocks.Select(static word => ByWord[Vocabulary.NumberOf(word)]!.Phrase.ToString()));

    /// <summary>The production of the block that begins there; null for an unknown one.</summary>
    public static Block? LeadAt(TokenInput start) => ByWord[start.Token.Word];

    /// <summary>Reports a block of which the first word begins none.</summary>
    public static void ReportUnknown(TokenInput start)
    {
        var reader = start.Reader;
        if (start.Token.IsFaulty)
        {
            return;
        }

        if (start.Is(Signs.Closing))
        {
            reader.Report(StrayBrace(start));
            return;
        }

        reader.Report(Mistakes.Correction(reader, start.Index, Vocabulary.Blocks) ?? Diagnostic.Of(
            SyntaxDiagnostics.UnknownBlock, Terminals.SpanOf(start), reader.TextAt(start.Index).ToString(), Known) with { Fixes = AsComment.Block(reader) });
    }

    /// <summary>Reports what is left behind a block.</summary>
    public static void ReportRest(TokenInput start, TokenInput rest)
    {
        var reader = start.Reader;
        if (!rest.Is(Signs.Closing))
        {
            Mistakes.ReportAt(start, rest);
        }
        else if (!reader.IsBroken)
        {
            // In a block with another mistake the braces may well be right.
            reader.Report(StrayBrace(rest));
        }
    }

    private static Diagnostic StrayBrace(TokenInput at) => Diagnostic.Of(SyntaxDiagnostics.StrayBrace, Terminals.SpanOf(at))
        with { Fixes = [new TextFix("leave it out", Terminals.SpanOf(at), "")] };

    /// <summary>What is left of a block whose first line can't be read: the name counts as declared.</summary>
    public static BlockSyntax Salvage(TokenInput start, SourceSpan span)
    {
        var next = start.Next;
        if (next.AtEnd || next.Token.Kind != TokenKind.Word || Vocabulary.IsReserved(next.Token.Word))
        {
            return new UnknownBlockSyntax(span);
        }

        var name = Terminals.NameAt(next);
        var broken = new ExpressionSyntax.Broken(span);
        return start.Reader.TextAt(start.Index) switch
        {
            "programme" => new ProgrammeSyntax(name, null, [], span),
            "event" => new EventSyntax(name, false, [], span),
            "points" => new PointsSyntax(name, null, [], span),
            "let" => new LetSyntax(name, broken, span),
            "segment" => new SegmentSyntax(name, null, broken, null, span),
            "tiers" => new TiersSyntax(name, [], span),
            "reward" => new RewardSyntax(name, null, [], span),
            "partner" => new PartnerSyntax(name, null, [], span),
            "budget" => new BudgetSyntax(name, [], span),
            "group" => new GroupSyntax(name, [], span),
            "cap" => new CapSyntax(name, [], span),
            "rule" => new RuleSyntax(name, null, [], span),
            "guard" => new GuardSyntax(name, [], span),
            "challenge" => new ChallengeSyntax(name, null, [], span),
            "leaderboard" => new LeaderboardSyntax(name, null, [], span),
            "journey" => new JourneySyntax(name, null, [], [], span),
            "measure" => new MeasureSyntax(name, false, broken, null, span),
            _ => new UnknownBlockSyntax(span),
        };
    }

    private static Block?[] Table(params Block[] blocks)
    {
        var table = new Block?[Vocabulary.Count];
        foreach (var block in blocks)
        {
            table[block.Phrase.First] = block;
        }

        return table;
    }
}
