using Workflows.Core.Rules;
using Workflows.Model.Programmes;

namespace Workflows.Core.Ports;

/// <summary>
/// Says which rules' conditions hold, and with which values. Groups, caps, order and pools are not its business. The shipped
/// implementation compiles the rules; an adapter to another rule engine fits here.
/// </summary>
public interface IRuleBackend
{
    /// <summary>Prepares the rules of a programme. The result is immutable and shared by all threads.</summary>
    IRuleSet Compile(Programme programme);
}

/// <summary>The rules of a programme, ready to be asked.</summary>
public interface IRuleSet
{
    /// <summary>Finds the rules that fire for the facts at hand.</summary>
    /// <param name="trigger">What happened: an index into the rules by trigger.</param>
    /// <param name="facts">The event, the member's values and the clock.</param>
    /// <param name="hits">Where the rules that fire are put, in text order; cleared by the caller.</param>
    void Match(TriggerKey trigger, RuleFacts facts, RuleHits hits);

    /// <summary>Whether a condition of the programme (segment, tier, journey) holds.</summary>
    /// <param name="condition">Its number in <see cref="ConditionTable"/>.</param>
    /// <param name="facts">The member's values and the clock, and the event where the condition may read one.</param>
    bool Holds(int condition, RuleFacts facts);

    /// <summary>A member's value in a ranking, in units of its <see cref="Rankings.RankingScale"/>.</summary>
    /// <param name="ranking">Index of the ranking.</param>
    /// <param name="facts">The member's values and the clock.</param>
    /// <returns>The value; <see cref="Members.MemberState.Unknown"/> where the member has none, or isn't compared.</returns>
    long ValueOf(int ranking, RuleFacts facts);
}
