using Sprache;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.SyntaxNode>;

namespace Workflows.Dsl.Parsing;

/// <summary>Journeys: what they say of themselves, and then their steps.</summary>
internal static class JourneyGrammar
{
    /// <summary>What is only read to say what to write instead.</summary>
    public const string Refused = "start when";

    private static readonly Parser<PlaceChangeSyntax> PlaceChange = Lead<PlaceChangeSyntax>.Of(
        "", NameOrText, After("to", NameOrText), static (from, to, span) => new PlaceChangeSyntax(from, to, span)).Parser;

    private static readonly Clauses<SyntaxNode> JourneyBody = new("a journey", new(
        "a line of a journey",
        [
            Lead.Of("start on", TriggerGrammar.Trigger, Flag(", also who is in it already"),
                static (trigger, also, span) => new JourneyClauseSyntax.Start(trigger, also, span)),
            new Lead(new Phrase(Refused), StartWhen),
            Lead.Of("when", ExpressionGrammar.Whole, static (condition, span) => new JourneyClauseSyntax.When(condition, span)),
            Lead.Of("again", Length, After("after", Dispatch("", Meaning("start", false), Meaning("end", true))),
                static (length, isEnd, span) => new JourneyClauseSyntax.Again(length, isEnd, span)),
            Lead.Of("purpose", Name, static (name, span) => new JourneyClauseSyntax.Purpose(name, span)),
            Lead.Of("hold out", Percent, static (share, span) => new JourneyClauseSyntax.HoldOut(share, span)),
            Lead.Of("goal", Name, Opt("where", ExpressionGrammar.Whole), After("up to", Length),
                static (name, where, upTo, span) => new JourneyClauseSyntax.Goal(name, where, upTo, span)),
            Lead.Of("exit on", TriggerGrammar.Trigger, After("as", Text),
                static (trigger, outcome, span) => new JourneyClauseSyntax.Exit(trigger, outcome, span)),
            Lead.Of("running move here", OptList(",", SepBy(PlaceChange)), static (places, span) => new JourneyClauseSyntax.Running(places, span)),
            .. StepGrammar.All,
        ]))
    {
        Inner = StepGrammar.AnyBody,
        Salvage = Lead.Of("step", Name, static (name, span) => new StatementSyntax.Step(name, [], span)).Parser,
    };

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "journey", Declared, OptText, JourneyBody.Read, static (name, title, body, span) => new JourneySyntax(
            name, title, new([.. body.Items.OfType<JourneyClauseSyntax>()]), StepGrammar.Statements(body), span));

    private static Bad<SyntaxNode> StartWhen(IInput input)
    {
        var at = ((TokenInput)input).Next;
        at.Reader.Explain(at.Index, Diagnostic.Of(SyntaxDiagnostics.StartWhen, SpanOf(at)));
        return new Bad<SyntaxNode>(at);
    }
}
