using System.Collections.Immutable;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Results;
using Workflows.Evaluation.Sections;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Following;

/// <summary>Says whether the condition of a follow-up holds in one period; where it asks for a confidence, by intervals for repeated looks.</summary>
internal sealed class FollowUpJudge(RunBooks books, FigureEvaluator evaluator)
{
    private readonly FollowUpFigures _figures = new(books, evaluator);

    /// <summary>What can be said of a follow-up.</summary>
    public FollowUpFinding Of(FollowUp followUp)
    {
        var confidence = followUp.Confidence?.ToDouble();
        var numbers = _figures.Of(followUp.When, confidence).ToImmutableArray();
        if (confidence is { } share)
        {
            var (holds, why) = Confident(followUp.When, share);
            return new FollowUpFinding(followUp.Name, holds, numbers, why);
        }

        return new FollowUpFinding(followUp.Name, evaluator.Holds(followUp.When, evaluator.All), numbers, "");
    }

    private (bool? Holds, string WhyNot) Confident(Expression condition, double confidence)
    {
        if (condition is Expression.And both)
        {
            var (left, right) = (Confident(both.Left, confidence), Confident(both.Right, confidence));
            return left.Holds == false || right.Holds == false ? (false, "")
                : left.Holds is null ? left
                : right;
        }

        var compare = (Expression.Compare)condition;
        var isTurned = compare.Left is Expression.Number;
        var (figure, number) = isTurned ? (compare.Right, (Expression.Number)compare.Left) : (compare.Left, (Expression.Number)compare.Right);
        var answer = evaluator.Against(figure, number.Value, confidence);
        var wantsAbove = (compare.Operator is Comparison.Above or Comparison.AtLeast) != isTurned;
        return (answer.IsAbove is { } isAbove ? isAbove == wantsAbove : null, answer.WhyNot);
    }
}
