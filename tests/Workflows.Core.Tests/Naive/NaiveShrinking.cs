using Workflows.Testing;

namespace Workflows.Core.Tests.Naive;

/// <summary>Makes a programme and a life smaller for as long as they still fail.</summary>
internal static class NaiveShrinking
{
    public static (NaiveProgramme Programme, IReadOnlyList<Happening> Life, string Difference) Least(
        NaiveProgramme programme, IReadOnlyList<Happening> life, int batch)
    {
        var size = -1;
        while (size != life.Count + programme.Rules.Count)
        {
            size = life.Count + programme.Rules.Count;
            for (var chunk = Math.Max(1, life.Count / 2); chunk > 0; chunk /= 2)
            {
                // Whoever would be missing would be another mistake than the one that was found.
                IReadOnlyList<Happening> joins = [.. life.Where(IsJoin)];
                var joined = programme;
                life = [.. joins, .. Without([.. life.Where(one => !IsJoin(one))], chunk, less => Fails(joined.Text, [.. joins, .. less], batch))];
            }

            for (var chunk = Math.Max(1, programme.Rules.Count / 2); chunk > 0; chunk /= 2)
            {
                var all = programme;
                programme = all with { Rules = Without(all.Rules, chunk, less => Fails((all with { Rules = less }).Text, life, batch)) };
            }
        }

        return (programme, life, NaiveTrial.Difference(NaiveTrial.Open(programme.Text, batch), life, batch) ?? "");
    }

    private static bool IsJoin(Happening happening) => happening.Event?.Key.StartsWith("joined ", StringComparison.Ordinal) == true;

    /// <summary>Leaves out parts of a size, one after the other, where it still fails without them.</summary>
    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> all, int chunk, Func<IReadOnlyList<T>, bool> fails)
    {
        for (var from = all.Count - chunk; from >= 0; from -= chunk)
        {
            List<T> less = [.. all.Take(from), .. all.Skip(from + chunk)];
            if (fails(less))
            {
                all = less;
            }
        }

        return all;
    }

    /// <summary>Without a part to which others refer it is no programme.</summary>
    private static bool Fails(string text, IReadOnlyList<Happening> life, int batch)
    {
        World world;
        try
        {
            world = NaiveTrial.Open(text, batch);
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return NaiveTrial.Difference(world, life, batch) is not null;
    }
}
