using Workflows.Core.Planning;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>Whether what a text says of running journeys is there in the versions before it.</summary>
internal static class RunningChecks
{
    /// <summary>What is said of steps and places that no earlier version has.</summary>
    public static IEnumerable<Diagnostic> Of(IReadOnlyList<Programme> versions, Programme next)
    {
        foreach (var journey in next.Journeys)
        {
            var earlier = Earlier(versions, journey);
            if (earlier.Count == 0)
            {
                continue;
            }

            foreach (var place in (journey.Running?.Places ?? []).Where(place => !earlier.Exists(one => JourneyMoves.Has(one, place.From))))
            {
                yield return Diagnostic.Of(ChangeDiagnostics.UnknownPlace, place.Span, place.From, journey.Name);
            }

            foreach (var part in Parts(journey).Where(part => part.Was is not null))
            {
                if (!earlier.SelectMany(Parts).Any(old => old.Name == part.Was || old.Name == part.Name))
                {
                    yield return Diagnostic.Of(ChangeDiagnostics.UnknownOldName, part.Span, part.Name, part.Was!, "step");
                }
            }
        }
    }

    /// <summary>The earlier versions of a journey, by whatever name, the latest first.</summary>
    private static List<Journey> Earlier(IReadOnlyList<Programme> versions, Journey journey)
    {
        var (name, was) = (journey.Name, journey.Was);
        var earlier = new List<Journey>();
        foreach (var version in versions.Reverse())
        {
            var found = version.Journeys.FirstOrDefault(one => one.Name == name) ?? version.Journeys.FirstOrDefault(one => one.Name == was);
            if (found is not null)
            {
                earlier.Add(found);
                (name, was) = (found.Name, found.Was);
            }
        }

        return earlier;
    }

    private static IEnumerable<JourneyStep.Part> Parts(Journey journey) => ProgrammePlan.StepsOf(journey.Steps).OfType<JourneyStep.Part>();
}
