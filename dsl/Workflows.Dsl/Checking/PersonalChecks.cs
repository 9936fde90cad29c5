using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Personal values that would be kept where they can't be destroyed: in windows of the history, and as names of limits.</summary>
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

        var personal = programme.EventTypes.SelectMany(type => type.Fields).Where(field => field.IsPersonal).Select(field => field.Name).ToHashSet();
        foreach (var cap in programme.Rules.SelectMany(rule => rule.Caps).Concat(programme.SharedCaps.Select(shared => shared.Cap)))
        {
            if (cap.Scope is PoolScope.PerField { Field: var name } && personal.Contains(name))
            {
                findings.Report(MemberDiagnostics.PersonalLimit, cap.Span, name);
            }
        }

        foreach (var limit in programme.Budgets.SelectMany(budget => budget.Limits))
        {
            if (limit.Scope is PoolScope.PerField { Field: var name } && personal.Contains(name))
            {
                findings.Report(MemberDiagnostics.PersonalLimit, limit.Span, name);
            }
        }
    }
}
