using Sprache;
using Workflows.Dsl.Syntax;
using Workflows.Model.Time;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using FollowUpLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.FollowUpClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Measures, reports, rivals and follow-ups.</summary>
internal static class MeasureGrammar
{
    private static readonly Clauses<FollowUpClauseSyntax> FollowUpBody = new("a follow-up", new(
        "a line of a follow-up",
        FollowUpLead.Of("when", ExpressionGrammar.Whole, Opt("for", Length), Opt<PercentSyntax>("with", Confidence),
            static (condition, length, confidence, span) => new FollowUpClauseSyntax.When(condition, length, confidence, span)),
        FollowUpLead.Of("pause", Name, static (journey, span) => new FollowUpClauseSyntax.Pause(journey, span)),
        FollowUpLead.Of("propose", Text, After("to", Text), static (words, to, span) => new FollowUpClauseSyntax.Propose(words, to, span)),
        FollowUpLead.Of("alert", Text, static (to, span) => new FollowUpClauseSyntax.Alert(to, span)),
        FollowUpLead.Of("task", Name, After("to", Text), After("due in", Length),
            static (name, to, due, span) => new FollowUpClauseSyntax.Task(name, to, due, span)),
        FollowUpLead.Of("rest", Length, static (length, span) => new FollowUpClauseSyntax.Rest(length, span))));

    private static Phrase ConfidenceWord { get; } = new("confidence");

    public static Lead Measure { get; } = Lead.Of(
        "measure", Name, Flag("of journey"), After("=", ExpressionGrammar.Whole), Opt<TargetSyntax>("target", Target),
        static (name, isOfJourney, value, target, span) => new MeasureSyntax(name, isOfJourney, value, target, span));

    public static Lead Report { get; } = Lead.Of(
        "report", Name, Text,
        Dispatch(
            "", Meaning("daily", TimeUnit.Day), Meaning("weekly", TimeUnit.Week), Meaning("monthly", TimeUnit.Month),
            Meaning("quarterly", TimeUnit.Quarter), Meaning("yearly", TimeUnit.Year)),
        After("to", Text),
        static (name, template, every, to, span) => new ReportSyntax(name, template, every, to, span));

    public static Lead Rival { get; } = Lead.Of(
        "rival", Name, OptText, After("in", Text), static (name, title, file, span) => new RivalSyntax(name, title, file, span));

    public static Lead FollowUp { get; } = Lead.Of(
        "follow up", Name, FollowUpBody.Read, static (name, clauses, span) => new FollowUpSyntax(name, clauses, span));

    private static Parser<TargetSyntax> Between { get; } = Lead<TargetSyntax>.Of(
        "", LiteralGrammar.Literal, After("to", LiteralGrammar.Literal),
            static (least, most, span) => new TargetSyntax.Between(least, most, span)).Parser;

    private static IResult<PercentSyntax> Confidence(IInput input)
    {
        var at = (TokenInput)input;
        return Percent.Read(ref at, out var share) && ConfidenceWord.Read(ref at)
            ? new Ok<PercentSyntax>(share, at)
            : new Bad<PercentSyntax>(at);
    }

    private static IResult<TargetSyntax> Target(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (ExpressionGrammar.ComparisonAt(at) is not { } comparison)
        {
            at.Reader.Expect(at.Index, new Expected("a comparison such as `>=`", false));
            return Between(input);
        }

        at = at.Next;
        return ExpressionGrammar.WholeSum.Read(ref at, out var value)
            ? new Ok<TargetSyntax>(new TargetSyntax.Compare(comparison, value, at.Reader.Span(start, at.Index)), at)
            : new Bad<TargetSyntax>(at);
    }
}
