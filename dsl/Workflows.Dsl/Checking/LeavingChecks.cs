using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What is said to happen when a member leaves, or goes under in another one: nothing does.</summary>
internal static class LeavingChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var (type, place) in Awaiting.Of(programme))
        {
            if (type == BuiltInEvents.Left)
            {
                findings.Report(MemberDiagnostics.AfterLeaving, place);
            }
            else if (type == BuiltInEvents.Merged)
            {
                findings.Report(MergeDiagnostics.AfterMerging, place);
            }
        }

        if (programme.Merging.Span is { } merging && programme.Ladders.IsEmpty)
        {
            findings.Report(MergeDiagnostics.NoTierToKeep, merging);
        }
    }
}
