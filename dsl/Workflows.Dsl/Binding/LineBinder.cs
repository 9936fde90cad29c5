using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>For which lines of an event a rule fires.</summary>
internal sealed class LineBinder(Draft draft, ExpressionBinder values)
{
    public (EachLine? Each, Surroundings At, Facts Known) Bind(RuleClauseSyntax.ForEach? syntax, Surroundings at, Facts known)
    {
        if (syntax is null)
        {
            return (null, at, known);
        }

        draft.Names.Note(syntax.Line, syntax.Line.Span, Uses.Line);
        at = at with { LineDeclared = syntax.Line.Span };
        var unknown = at with { Line = syntax.Line.Text, IsEventUnknown = true };
        if (at.Event is null)
        {
            if (!at.IsEventUnknown)
            {
                draft.Findings.Report(RuleDiagnostics.NeedsEvent, syntax.Span);
            }

            return (null, unknown, known);
        }

        // A basket without lines is a list of none, so the list needs no question whether it is known.
        var list = values.Operand(syntax.In, at, known);
        if (list is not Expression.EventField { Field: { Type.Kind: DataKind.Lines } field })
        {
            if (list.Type.Kind != DataKind.Unknown)
            {
                draft.Findings.Report(TypeDiagnostics.WrongType, syntax.In.Span,
                    draft.Quote(syntax.In.Span), Types.InWords(list.Type), "a list", "name a field that is a `list of { … }`");
            }

            return (null, unknown, known);
        }

        var inLine = at with { Line = syntax.Line.Text, LineFields = field.Type.LineFields };
        Bound? where = syntax.Where is null ? null : values.Condition(syntax.Where, inLine, known);
        return (new(field, where?.Value, syntax.Span), inLine, known.With(where?.WhenTrue ?? Facts.None));
    }
}
