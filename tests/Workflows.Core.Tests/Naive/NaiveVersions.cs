using Workflows.Core.Planning;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>The versions of a programme with the instants from which they are in force, in the numbers that all of them share.</summary>
internal sealed class NaiveVersions(ProgrammePlan plan)
{
    /// <summary>The version in force.</summary>
    public Programme Last => plan.Programme;

    /// <summary>All, oldest first.</summary>
    public IReadOnlyList<(Programme Programme, Instant From)> All { get; } =
    [
        .. plan.Past.Select((past, i) => (past.Plan.Programme, i == 0 ? Instant.Earliest : plan.Past[i - 1].Until)),
        (plan.Programme, plan.Past.IsEmpty ? Instant.Earliest : plan.Past[^1].Until),
    ];

    /// <summary>The rule that a passing names; -1 for none.</summary>
    public int RuleOf(string? text) => plan.RuleOfText(text);
}
