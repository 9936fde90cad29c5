using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What is declared and never used.</summary>
internal static class UseChecks
{
    public static void Check(Programme programme, Findings findings, Names names)
    {
        if (programme.Rules.IsEmpty && programme.Name.Length > 0)
        {
            findings.Report(DeclarationDiagnostics.NoRules, programme.Span);
        }

        foreach (var budget in programme.Budgets)
        {
            Check(NameKind.Budget, budget.Index, budget.Name, budget.Span, findings, names);
        }

        foreach (var group in programme.Groups)
        {
            Check(NameKind.Group, group.Index, group.Name, group.Span, findings, names);
        }
    }

    private static void Check(NameKind kind, int index, string name, SourceSpan place, Findings findings, Names names)
    {
        if (name.Length > 0 && names.Find(kind, name) == index && names.IsUnused(kind, name))
        {
            findings.Report(DeclarationDiagnostics.Unused, place, kind.InWords(), name);
        }
    }
}
