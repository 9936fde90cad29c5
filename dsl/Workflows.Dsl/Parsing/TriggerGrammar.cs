using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using TriggerLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.TriggerSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>What rules and journeys react to.</summary>
internal static class TriggerGrammar
{
    /// <summary>What follows <c>on</c>.</summary>
    public static Parser<TriggerSyntax> Trigger { get; } = Dispatch(
        "",
        TriggerLead.Of("entering", Name, static (name, span) => new TriggerSyntax.Entering(name, span)),
        TriggerLead.Of("leaving", Name, static (name, span) => new TriggerSyntax.Leaving(name, span)),
        TriggerLead.Of("joining", static span => new TriggerSyntax.Joining(span)),
        TriggerLead.Of("expiry of", Name, static (name, span) => new TriggerSyntax.ExpiryOf(name, span)),
        TriggerLead.Of("notice of", Name, static (name, span) => new TriggerSyntax.NoticeOf(name, span)),
        TriggerLead.Of("", Name, Opt("where", ExpressionGrammar.Whole),
            static (name, where, span) => new TriggerSyntax.Event(name, where, span)));
}
