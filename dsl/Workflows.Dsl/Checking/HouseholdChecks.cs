using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What waits for households where there are none.</summary>
internal static class HouseholdChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        if (programme.Household is not null)
        {
            return;
        }

        foreach (var (type, place) in Awaiting.Of(programme))
        {
            if (type is BuiltInEvents.HouseholdJoined or BuiltInEvents.HouseholdLeft)
            {
                findings.Report(HouseholdDiagnostics.NoHouseholds, place, BuiltInEvents.Names[type]);
            }
        }
    }
}
