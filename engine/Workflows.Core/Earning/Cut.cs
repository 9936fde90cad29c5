using Workflows.Core.Machine;
using Workflows.Core.Rules;
using Workflows.Model.Effects;

namespace Workflows.Core.Earning;

/// <summary>What one limit took off one effect of a rule or journey.</summary>
/// <param name="Kind">Cut by a cap, or by a budget.</param>
/// <param name="Subject">Index of the cap or budget.</param>
/// <param name="Grant">Which effect of the sub-step.</param>
/// <param name="Units">How much: in units of the currency's scale where a member's own cap cut, whole points where a pool did.</param>
internal readonly record struct Cut(EffectKind Kind, int Subject, int Grant, Int128 Units)
{
    /// <summary>Tells of the cut.</summary>
    public void Note(RuleFacts facts, int source, int currency, long points, StepOutput output) =>
        output.Add(Kind, facts.Now, source, Subject, currency, points);
}
