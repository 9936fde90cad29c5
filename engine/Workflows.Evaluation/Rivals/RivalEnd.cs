using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Rivals;

/// <summary>What a rival's programme gave our members by the end of a report's period.</summary>
public sealed class RivalEnd
{
    internal RivalEnd(Rival rival, RunBooks books, RunEnd end, long refused)
    {
        Rival = rival;
        Books = books;
        End = end;
        Refused = refused;
    }

    /// <summary>The rival.</summary>
    public Rival Rival { get; }

    /// <summary>Events that the rival's programme would have refused.</summary>
    public long Refused { get; }

    internal RunBooks Books { get; }

    internal RunEnd End { get; }

    /// <summary>Evaluates the rival's measures over our members, all or those of a segment of ours.</summary>
    /// <param name="ours">Our books.</param>
    /// <param name="end">How things stand with us.</param>
    internal Func<string, int?, FigureValue> Measures(RunBooks ours, RunEnd end)
    {
        var evaluator = new FigureEvaluator(Books, End);
        var indexes = end.Members.ToDictionary(member => member.Id, member => member.Index, StringComparer.Ordinal);
        var scopes = new Dictionary<int, FigureScope>();
        return (name, segment) =>
        {
            var measure = Books.Programme.Measures.FirstOrDefault(measure => measure.Name == name);
            if (measure is null)
            {
                return FigureValue.None($"{Rival.Name} has no measure {name}");
            }

            if (!scopes.TryGetValue(segment ?? -1, out var scope))
            {
                scopes[segment ?? -1] = scope = FigureScope.OfMembers(
                    Books, evaluator.Period, $"{Rival.Title}: {FigureScope.WordsOf(ours, segment)}, had they bought there", IsIn(segment));
            }

            return evaluator.Value(measure.Value, scope);
        };

        Predicate<int> IsIn(int? segment) => index =>
            indexes.TryGetValue(End.Members[index].Id, out var own) && own < ours.Members.Count && ours.Members[own] is { } book
            && (book.JoinedAt < ours.End || book.IsMerged) && (segment is not { } inside || book.EndSegments[inside]);
    }
}
