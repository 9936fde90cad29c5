using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Personal values that would be kept where they can't be destroyed: in windows of the history.</summary>
internal static class PersonalChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var aggregate in programme.Aggregates)
        {
            if (aggregate.Source is AggregateSource.Events { Field: { IsPersonal: true } field })
            {
                findings.Report(MemberDiagnostics.PersonalKept, aggregate.Span, field.Name);
            }
        }
    }
}
