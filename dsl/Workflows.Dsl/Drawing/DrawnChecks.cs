using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Drawing;

/// <summary>Finds what makes a picture none of a journey.</summary>
internal static class DrawnChecks
{
    /// <summary>Why a picture can't be a journey; empty where it can.</summary>
    /// <param name="given">The picture as it was given out; without steps for a new journey.</param>
    /// <param name="drawn">The picture as it was drawn.</param>
    /// <param name="place">The place of the journey in the text.</param>
    public static ImmutableArray<Diagnostic> Check(Picture given, Picture drawn, SourceSpan place)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        CheckSteps(drawn, place, found);
        CheckLines(drawn, place, found);
        if (found.Count == 0)
        {
            CheckFlow(new DrawnFlow(given), new DrawnFlow(drawn), place, found);
        }

        return found.ToImmutable();
    }

    private static void CheckSteps(Picture drawn, SourceSpan place, ImmutableArray<Diagnostic>.Builder found)
    {
        if (drawn.First is null || drawn.Steps.Count(step => step.Kind == PictureStepKind.Start) != 1)
        {
            found.Add(Diagnostic.Of(DrawingDiagnostics.NoStart, place));
        }

        foreach (var step in drawn.Steps)
        {
            if (step.Kind == PictureStepKind.Unknown)
            {
                found.Add(Diagnostic.Of(DrawingDiagnostics.ForeignStep, place, step.Label));
            }

            var words = (step.Said(PictureFields.Outcomes) ?? step.Said(PictureFields.Branches) ?? "").Split('\n', StringSplitOptions.TrimEntries);
            if (words.GroupBy(word => word).FirstOrDefault(word => word.Count() > 1 || word.Key == TaskOutcome.Overdue) is { } twice)
            {
                found.Add(Diagnostic.Of(DrawingDiagnostics.OutcomeTwice, place, step.Label, twice.Key));
            }
        }
    }

    private static void CheckLines(Picture drawn, SourceSpan place, ImmutableArray<Diagnostic>.Builder found)
    {
        var steps = drawn.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var lines = drawn.Lines.Distinct().Where(line => steps.ContainsKey(line.From) && steps.ContainsKey(line.To)).ToList();
        foreach (var line in lines)
        {
            var from = steps[line.From];
            if (from.Kind != PictureStepKind.Unknown && !DrawnFlow.OutcomesOf(from).Contains(line.Outcome))
            {
                found.Add(Diagnostic.Of(DrawingDiagnostics.NoSuchOutcome, place, from.Label, line.Outcome));
            }

            if (steps[line.To].Kind == PictureStepKind.Start)
            {
                found.Add(Diagnostic.Of(DrawingDiagnostics.ToTheStart, place, from.Label));
            }
        }

        foreach (var ways in lines.GroupBy(line => new Exit(line.From, line.Outcome)).Where(ways => ways.Count() > 1))
        {
            found.Add(Diagnostic.Of(DrawingDiagnostics.TwoWays, place, steps[ways.Key.Node].Label, ways.Key.Outcome));
        }
    }

    /// <summary>What the text itself does already is no reason against a picture that leaves it so.</summary>
    private static void CheckFlow(DrawnFlow given, DrawnFlow drawn, SourceSpan place, ImmutableArray<Diagnostic>.Builder found)
    {
        foreach (var step in drawn.Picture.Steps.Where(step => step.Id != drawn.Entry.Node && !drawn.ReachedFromStart.Contains(step.Id)))
        {
            if (!given.Has(step.Id) || given.ReachedFromStart.Contains(step.Id))
            {
                found.Add(Diagnostic.Of(DrawingDiagnostics.Island, place, step.Label));
            }
        }

        foreach (var (reason, words) in drawn.Branches.Problems.Where(one => !given.Branches.Problems.Any(old => old.Reason == one.Reason && old.Words.SequenceEqual(one.Words))))
        {
            found.Add(Diagnostic.Of(reason, place, [.. words]));
        }

        if (DrawnLoops.EnteredTwice(drawn) is { } exit && DrawnLoops.EnteredTwice(given) is null)
        {
            found.Add(Diagnostic.Of(
                DrawingDiagnostics.TwoEntries, place, drawn[drawn.TargetOf(exit)!].Label, drawn[exit.Node].Label));
        }
    }
}
