using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What a journey says of the instances of its earlier versions.</summary>
internal static class RunningBinder
{
    /// <summary>How they go on; null where nothing is said.</summary>
    public static RunningMove? Bind(Draft draft, JourneyClauseSyntax.Running? syntax, Journey journey)
    {
        if (syntax is null)
        {
            return null;
        }

        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var place in syntax.Places.Where(place => !first.TryAdd(place.From.Text, place.From.Span)))
        {
            draft.Findings.ReportWith(
                DeclarationDiagnostics.SaidTwice, place.From.Span, ("said first here", first[place.From.Text]), $"{place.From.Text} to");
        }

        return new([.. syntax.Places.Select(place => new PlaceChange(place.From.Text, Target(draft, place.To, journey) ?? "", place.Span))]);
    }

    private static string? Target(Draft draft, NameSyntax to, Journey journey)
    {
        var steps = journey.AllSteps().ToList();
        var named = steps.OfType<JourneyStep.Part>().FirstOrDefault(part => part.Name == to.Text);
        var target = named?.Id ?? to.Text;
        if (steps.OfType<JourneyStep.Fork>().FirstOrDefault(fork => target.StartsWith($"{fork.Id}.", StringComparison.Ordinal)) is not null)
        {
            draft.Findings.Report(JourneyDiagnostics.PlaceInBranch, to.Span, to.Text);
            return null;
        }

        if (named is { Steps.IsEmpty: false })
        {
            return named.Id;
        }

        if (steps.Find(step => step.Id == to.Text) is JourneyStep.WaitFor or JourneyStep.Wait or JourneyStep.Task or JourneyStep.Send)
        {
            return to.Text;
        }

        var places = steps.OfType<JourneyStep.Part>().Where(part => !part.Steps.IsEmpty && !part.Id.Contains('.', StringComparison.Ordinal)).Select(part => part.Name);
        draft.Findings.Report(Diagnostic.Of(LivingDiagnostics.NoSuchPlace, to.Span, to.Text) with { Fixes = Changes.Choose(to.Span, places) });
        return null;
    }
}
