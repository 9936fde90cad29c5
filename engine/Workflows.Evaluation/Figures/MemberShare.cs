using Workflows.Core.Rules;
using Workflows.Evaluation.Books;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Statistics;

namespace Workflows.Evaluation.Figures;

/// <summary>The share of members for whom a condition holds at the end of the period, among those for whom another one does.</summary>
internal sealed class MemberShare(RunBooks books, RunEnd end)
{
    private const string OnlyAtTheEnd = "it asks for what is known of members only at the end of the run";

    private readonly ExpressionInterpreter _interpreter = new(books.Programme);
    private readonly ReportConditions _conditions = new(books);
    private readonly RuleFacts _facts = new(books.Plan.Calendar);

    /// <summary>The share over the members of a scope.</summary>
    public FigureValue Of(FigureSubject subject, FigureScope scope)
    {
        var source = $"members joined by the period's end for whom the condition of the measure holds then; {scope.Words}, {scope.Period}";
        if (scope.Members is not { } members)
        {
            return FigureValue.None("shares of members are made for the period and not for a month", source);
        }

        Expression?[] asked = [subject.Among, subject.Where];
        if (asked.Select(_conditions.Obstacle).FirstOrDefault(obstacle => obstacle is not null) is { } reason)
        {
            return FigureValue.None(reason, source);
        }

        var asksState = asked.Any(_conditions.AsksState);
        if (asksState && (books.End < end.Clock || end.Members.Count < books.Members.Count))
        {
            return FigureValue.None(OnlyAtTheEnd, source);
        }

        long among = 0, those = 0;
        foreach (var (index, book) in members)
        {
            if (asksState)
            {
                _facts.Member = end.Members[index];
                _facts.SetNow(end.Clock);
            }

            if (Holds(subject.Among, book))
            {
                among++;
                those += Holds(subject.Where, book) ? 1 : 0;
            }
        }

        if (among == 0)
        {
            return FigureValue.None("there is no such member", source);
        }

        return FigureValue.Of(Fraction.Of(those) / Fraction.Of(among), among, source) with
        {
            Interval = ProportionInterval.Wilson(new Proportion(those, among), books.Settings.Confidence),
            Spread = (SpreadOf((those + 1.0) / (among + 2)), books.Settings.MinimalEffect),
        };
    }

    /// <summary>Of a share that is moved towards a half by two members, so that none or all of a few don't pass for certainty.</summary>
    private static double SpreadOf(double share) => share * (1 - share);

    private bool Holds(Expression? condition, MemberBook book) =>
        condition is null || _interpreter.Holds(_conditions.For(condition, book), _facts);
}
