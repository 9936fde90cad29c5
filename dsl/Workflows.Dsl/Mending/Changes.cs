using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>The changes that would mend a mistake, the likeliest first; those that don't fit the text around it are null.</summary>
/// <param name="findings">Who has the text.</param>
/// <param name="mistake">The mistake.</param>
internal delegate IEnumerable<TextFix?> Mend(Findings findings, Diagnostic mistake);

/// <summary>
/// Changes that mend mistakes, by the kind of mistake: something is left out, written otherwise, or added. They work on the lines as the formatter lays
/// them out. Whether the author meant something else nobody knows, so none of them is made without asking.
/// </summary>
internal static class Changes
{
    private static readonly FrozenDictionary<string, Mend> ByKind = All();

    /// <summary>The changes for a mistake that comes without any; none where there are none.</summary>
    /// <param name="mistake">The mistake.</param>
    /// <param name="findings">Who has the text.</param>
    public static ImmutableArray<TextFix> Of(Diagnostic mistake, Findings findings) => ByKind.TryGetValue(mistake.Descriptor.Id, out var mend)
        ? [.. mend(findings, mistake).OfType<TextFix>().DistinctBy(fix => (fix.Place, fix.Text))]
        : [];

    /// <summary>Other words in a place.</summary>
    public static TextFix Write(SourceSpan place, string words) => new($"write `{words}`", place, words);

    /// <summary>One of several names in a place, of which nobody knows the right one.</summary>
    /// <param name="place">The place.</param>
    /// <param name="names">The names that can stand there; those behind the third are left out.</param>
    public static ImmutableArray<TextFix> Choose(SourceSpan place, IEnumerable<string> names) =>
        [.. names.Take(3).Select(name => new TextFix($"choose `{name}`", place, name))];

    private static FrozenDictionary<string, Mend> All()
    {
        var all = new Dictionary<string, Mend>(StringComparer.Ordinal);
        foreach (var (kinds, mend) in LeftOut.All.Concat(Written.All).Concat(WrittenValues.All).Concat(InBlock.All).Concat(Added.All))
        {
            foreach (var kind in kinds)
            {
                all.Add(kind.Id, mend);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
