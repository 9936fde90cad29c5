using Workflows.Core.Ports;

namespace Workflows.Templates.Checking;

/// <summary>
/// Models of a shape to try a template with: one in which everything is there and as long as is plausible, and for each value that may be
/// missing or may be another one, one in which only that is different.
/// </summary>
public static class TrialModels
{
    /// <summary>At most so many models are made: a template is tried with each.</summary>
    public const int Most = 400;

    private const int ItemsOfAList = 2;

    /// <summary>The models of a record, the fullest first.</summary>
    /// <param name="shape">The shape of the record.</param>
    /// <param name="matters">Whether a member of this name, of whatever record, may make a difference to the template.</param>
    public static IEnumerable<Dictionary<string, object?>> Of(ValueShape shape, Predicate<string> matters)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(matters);
        var points = new List<Variation>();
        Collect(shape, "", points);
        yield return (Dictionary<string, object?>)Value(shape, "", null)!;
        foreach (var point in points.Where(point => matters(point.Path[(point.Path.LastIndexOf('.') + 1)..])).Take(Most - 1))
        {
            yield return (Dictionary<string, object?>)Value(shape, "", point)!;
        }
    }

    /// <summary>One value that is different.</summary>
    /// <param name="Path">Where.</param>
    /// <param name="Sample">Which of its samples it has; -1 where it is missing.</param>
    private sealed record Variation(string Path, int Sample);

    private static void Collect(ValueShape shape, string path, List<Variation> points)
    {
        if (shape.IsOptional)
        {
            points.Add(new(path, -1));
        }

        for (var sample = 1; sample < shape.Samples.Length; sample++)
        {
            points.Add(new(path, sample));
        }

        if (shape.Kind == ShapeKind.List)
        {
            points.Add(new(path, 0));
        }

        foreach (var (name, member) in shape.Members)
        {
            Collect(member, $"{path}.{name}", points);
        }
    }

    private static object? Value(ValueShape shape, string path, Variation? variation)
    {
        var here = variation?.Path == path ? variation : null;
        if (here is { Sample: < 0 })
        {
            return null;
        }

        return shape.Kind switch
        {
            // A member that is missing isn't in the record at all.
            ShapeKind.Record => shape.Members
                .Select(member => (member.Key, Value: Value(member.Value, $"{path}.{member.Key}", variation)))
                .Where(member => member.Value is not null)
                .ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal),
            ShapeKind.List => here is not null ? [] : new List<object?>(
                Enumerable.Range(0, ItemsOfAList).Select(index => shape.Items is { } items ? Value(items, $"{path}[]", null) : index)),
            _ => shape.Samples.IsEmpty ? null : shape.Samples[here?.Sample ?? 0],
        };
    }
}
