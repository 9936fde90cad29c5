using System.Collections.Immutable;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What a programme is judged by: measures, follow-ups, reports, maps and examples; aggregates are complete then.</summary>
internal static class EvaluationPart
{
    public static Programme Add(Programme programme, SyntaxFile file, Draft draft, ExpressionBinder values, ValueBinder fixedValues)
    {
        var evaluation = new EvaluationBinder(draft, values);
        var maps = new MapBinder(draft, fixedValues);
        var examples = new ExampleBinder(draft, fixedValues, new(draft, fixedValues, values.Literals), new(draft, fixedValues, programme.Journeys),
            programme.JoinsByFirstEvent);
        var measures = evaluation.Measures(file.All<MeasureSyntax>());
        var followUps = file.All<FollowUpSyntax>().Select(new FollowUpBinder(draft, values).Bind).ToImmutableArray();
        var kept = draft.Aggregates.All.Length;
        var promises = new PromiseBinder(draft, values, fixedValues, programme.Rules).Promises(file.All<PromiseSyntax>());
        var all = draft.Aggregates.All;
        return programme with
        {
            Measures = measures,
            FollowUps = followUps,
            Reports = [.. file.All<ReportSyntax>().Select(EvaluationBinder.Report)],
            Rivals = [.. file.All<RivalSyntax>().Select(EvaluationBinder.Rival)],
            Maps = [.. file.All<MapSyntax>().Select(maps.Map)],
            Examples = [.. file.All<ExampleSyntax>().SelectMany(examples.Examples)],
            Promises = promises,
            Aggregates = all[..kept],
            PromiseAggregates = all[kept..],
            ReportAggregates = draft.ReportAggregates.All,
        };
    }
}
