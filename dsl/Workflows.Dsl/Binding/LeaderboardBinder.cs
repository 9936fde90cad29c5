using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Binding;

/// <summary>Leaderboards. What a place gives is a rule that reacts to having one, so that funding and limits are those of rules.</summary>
internal sealed class LeaderboardBinder(Draft draft, ExpressionBinder values, EffectBinder effects)
{
    private readonly RankingBinder _rankings = new(draft, values);

    public (Rule Rule, Leaderboard Board) Bind(LeaderboardSyntax syntax, int rule, int index)
    {
        var clauses = syntax.Clauses.Nodes;
        var (name, title) = (syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text);
        var places = draft.Findings.One<RuleClauseSyntax.Places>(clauses);
        if (places is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the leaderboard `{name}`", "how many places there are", "places 10");
        }

        var ranking = draft.Rankings.Count;
        var (value, period) = Score(syntax, draft.Findings.One<RuleClauseSyntax.Score>(clauses));
        draft.Rankings.Add(new(name, ranking, RankingKind.Board, value, new(period, 0), syntax.Name.Span)
        {
            Places = places?.Most ?? 1, Was = syntax.Name.Was?.Text,
        });
        var bound = new Rule(name, title, rule, new Trigger.Placing(ranking, syntax.Name.Span), Gives(syntax), syntax.Name.Span)
        {
            Was = syntax.Name.Was?.Text,
        };
        return (bound, new(name, title, index, rule, ranking, syntax.Name.Span));
    }

    private (Expression Value, TimeUnit Period) Score(LeaderboardSyntax syntax, RuleClauseSyntax.Score? score)
    {
        if (score is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the leaderboard `{syntax.Name.Text}`", "its score", "score earned POINTS this calendar month");
            return (Bound.Nothing(syntax.Span), TimeUnit.Month);
        }

        var value = values.Value(score.Value, Surroundings.Member("in a leaderboard"), Facts.None);
        if (!_rankings.IsRanked(value))
        {
            return (value, TimeUnit.Month);
        }

        var periods = PartsOf(value).Select(PeriodOf).ToList();
        if (periods.Contains(null) || periods.TrueForAll(period => period == TimeUnit.Minute)
            || periods.Where(period => period != TimeUnit.Minute).Distinct().Count() > 1)
        {
            draft.Findings.Report(RankingDiagnostics.ScoreWindow, value.Span, syntax.Name.Text);
            return (value, TimeUnit.Month);
        }

        return (WithoutPlaces(value), periods.First(period => period != TimeUnit.Minute)!.Value);
    }

    /// <summary>The score as it is counted: what places gave doesn't help in the next race.</summary>
    private Expression WithoutPlaces(Expression value)
    {
        switch (draft.Followed(value))
        {
            case Expression.History history when draft.AggregateOf(history) is { Source: AggregateSource.EarnedPoints points } earned:
                var aggregate = draft.Aggregates.Add(earned.Kind, points with { WithoutPlaces = true }, earned.Window, earned.Type, history.Span);
                return history with { Aggregate = aggregate.Index };
            case Expression.Arithmetic sum:
                return sum with { Left = WithoutPlaces(sum.Left), Right = WithoutPlaces(sum.Right) };
            default:
                return value;
        }
    }

    /// <summary>The calendar period in which a part of a score is counted; a minute for what has none and needs none; null where it isn't counted in one.</summary>
    private TimeUnit? PeriodOf(Expression part) => part switch
    {
        Expression.History history when draft.AggregateOf(history) is { Kind: not AggregateKind.Streak, Window: Window.ThisCalendar window } => window.Unit,
        Expression.Number or Expression.Arithmetic => TimeUnit.Minute,
        _ => null,
    };

    private IEnumerable<Expression> PartsOf(Expression value) => ExpressionParts.All(value).SelectMany(part =>
        part is Expression.Named named ? PartsOf(draft.Followed(named)) : [part]);

    private ImmutableArray<RuleEffect> Gives(LeaderboardSyntax syntax)
    {
        var bonus = draft.Findings.One<RuleClauseSyntax.Bonus>(syntax.Clauses.Nodes);
        if (bonus is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the leaderboard `{syntax.Name.Text}`", "what a place gives", "bonus 1_000 POINTS");
            return [];
        }

        foreach (var per in bonus.Rates.Select(rate => rate.Per).OfType<PerSyntax>())
        {
            draft.Findings.Report(RankingDiagnostics.PlaceRate, per.Span);
        }

        return effects.Effect(bonus, Surroundings.Member("in a leaderboard"), Facts.None) is RuleEffect.Bonus bound ? [bound] : [];
    }
}
