using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Whether a rival's programme can be run over our events, and has the measures that ours asks it for.</summary>
internal static class RivalChecks
{
    public static IEnumerable<Diagnostic> Check(Programme ours, Rival rival, Compilation theirs)
    {
        if (theirs.Programme is not { } programme)
        {
            var first = theirs.Diagnostics.First(one => one.Descriptor.Severity == Severity.Error);
            return [Diagnostic.Of(MarketDiagnostics.RivalWrong, rival.Span, rival.Name, $"{first.Place}: {first.Message}")];
        }

        var found = new List<Diagnostic>();
        if (programme.Currency != ours.Currency)
        {
            found.Add(Unlike(rival, programme.Currency, $"and our money is {ours.Currency}"));
        }

        found.AddRange(Fields(rival, "member", ours.MemberFields, programme.MemberFields));
        foreach (var type in programme.EventTypes.Skip(BuiltInEvents.Count).Where(type => !type.IsMarket))
        {
            found.AddRange(ours.EventTypes.FirstOrDefault(own => own.Name == type.Name && !own.IsMarket) is { } own
                ? Fields(rival, type.Name, own.Fields, type.Fields)
                : [Unlike(rival, type.Name, "which members here don't have")]);
        }

        found.AddRange(Asked(ours, rival).Except(programme.Measures.Select(measure => measure.Name), StringComparer.Ordinal)
            .Select(name => Diagnostic.Of(MarketDiagnostics.RivalMeasure, rival.Span, rival.Name, name, rival.File)));
        return found;
    }

    private static IEnumerable<Diagnostic> Fields(Rival rival, string owner, ImmutableArray<Field> ours, ImmutableArray<Field> theirs)
    {
        foreach (var field in theirs)
        {
            var name = $"{owner}.{field.Name}";
            if (ours.FirstOrDefault(own => own.Name == field.Name) is not { } own)
            {
                yield return Unlike(rival, name, "which we don't have");
            }
            else if (own.Type.Kind != field.Type.Kind || own.Type.Scale != field.Type.Scale
                || own.Type.Choices.Except(field.Type.Choices, StringComparer.Ordinal).Any())
            {
                yield return Unlike(rival, name, "which is of another type here");
            }
            else if (own.Type.IsOptional && !field.Type.IsOptional)
            {
                yield return Unlike(rival, name, "which can be missing here");
            }
            else
            {
                foreach (var inner in Fields(rival, name, own.Type.LineFields, field.Type.LineFields))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The measures that our measures and follow-ups ask the rival for.</summary>
    private static IEnumerable<string> Asked(Programme ours, Rival rival) =>
        ours.Measures.Select(measure => measure.Value).Concat(ours.FollowUps.Select(followUp => followUp.When))
            .SelectMany(Figures.Of).Where(figure => figure.Subject.Rival == rival.Index)
            .Select(figure => ours.Measures[figure.Subject.Measure!.Value].Name).Distinct(StringComparer.Ordinal);

    private static Diagnostic Unlike(Rival rival, string what, string why) =>
        Diagnostic.Of(MarketDiagnostics.RivalEvent, rival.Span, rival.Name, what, why);
}
