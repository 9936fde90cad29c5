using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>Collects what is found wrong with one text, and quotes that text.</summary>
/// <param name="textOf">The text of a file.</param>
/// <param name="isWhole">Whether all of it could be read; else nobody complains about what may stand in the unreadable part.</param>
/// <param name="hidesNames">Whether names may be declared in what couldn't be read; else those that are missing are reported.</param>
internal sealed class Findings(Func<string, string> textOf, bool isWhole, bool hidesNames)
{
    private const int QuoteMost = 40;

    private static readonly ImmutableArray<DiagnosticDescriptor> OfAbsence =
    [
        DeclarationDiagnostics.NoProgramme, DeclarationDiagnostics.NoRules, DeclarationDiagnostics.Unused, DeclarationDiagnostics.FirstTier,
        DeclarationDiagnostics.ReversedWithoutKey, MoneyDiagnostics.NoRate, RuleDiagnostics.MultipliesNothing, RuleDiagnostics.CapOfOther, RuleDiagnostics.EmptyCap,
        JourneyDiagnostics.NoWayOut, JourneyDiagnostics.NoOutcome, JourneyDiagnostics.NoConsent, JourneyDiagnostics.NeverReached, LivingDiagnostics.NoSuchPlace,
        EvaluationDiagnostics.ValueMissing, EvaluationDiagnostics.GroupWithoutList,
        PromiseDiagnostics.NothingToBreak, PromiseDiagnostics.RowWithoutTable, PromiseDiagnostics.NoColumn,
        FollowUpDiagnostics.NothingToCompare, FollowUpDiagnostics.LiftOfOther, FollowUpDiagnostics.NotOfJourneys,
    ];

    // Warnings of what something else would have used, had it been understood.
    private static readonly ImmutableArray<DiagnosticDescriptor> OfDisuse =
        [DeclarationDiagnostics.Unused, RuleDiagnostics.MultipliesNothing, PromiseDiagnostics.UnusedColumn];

    private readonly List<Diagnostic> _found = [];
    private readonly Dictionary<string, List<SourceSpan>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    /// <summary>Whether a finding of a kind says that something is nowhere, and so needs the whole programme.</summary>
    public static bool IsOfAbsence(DiagnosticDescriptor descriptor) => OfAbsence.Contains(descriptor);

    /// <summary>Whether only some blocks of the programme are looked at: then nobody says that something is nowhere.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether all of the text could be read.</summary>
    public bool IsWhole => isWhole;

    /// <summary>Whether names may be declared in what couldn't be read.</summary>
    public bool HidesNames => hidesNames;

    public void Report(DiagnosticDescriptor descriptor, SourceSpan place, params ReadOnlySpan<string> arguments) =>
        Report(Diagnostic.Of(descriptor, place, arguments));

    public void ReportWith(DiagnosticDescriptor descriptor, SourceSpan place, (string Words, SourceSpan Place) related,
        params ReadOnlySpan<string> arguments) =>
        Report(Diagnostic.Of(descriptor, place, arguments) with { Related = [related] });

    public void Report(Diagnostic diagnostic)
    {
        if ((isWhole && !IsPart) || !OfAbsence.Contains(diagnostic.Descriptor))
        {
            _found.Add(Mended(diagnostic));
            Note(diagnostic);
        }
    }

    /// <summary>Notes what others found before, so that nobody says it again.</summary>
    public void Know(ImmutableArray<Diagnostic> before)
    {
        foreach (var diagnostic in before)
        {
            Note(diagnostic);
        }
    }

    /// <summary>Whether there is an error among what was found.</summary>
    public bool HasErrors => _found.Exists(one => one.Descriptor.Severity == Severity.Error);

    /// <summary>Whether something of a kind was found within a place.</summary>
    public bool Has(DiagnosticDescriptor descriptor, SourceSpan place) => _places.TryGetValue(descriptor.Id, out var places)
        && places.Exists(one => one.File == place.File
            && (one.Line, one.Column).CompareTo((place.Line, place.Column)) >= 0
            && (one.EndLine, one.EndColumn).CompareTo((place.EndLine, place.EndColumn)) <= 0);

    /// <summary>
    /// What was found, and what was found before while reading, by place. The same finding at the same place counts once; a line that
    /// couldn't be read means what nobody knows, so nothing else is said of it.
    /// </summary>
    public ImmutableArray<Diagnostic> InOrder(ImmutableArray<Diagnostic> whileReading)
    {
        var seen = new HashSet<(string, SourceSpan)>();
        var unreadable = whileReading.Where(one => one.Descriptor.Severity == Severity.Error).Select(LineOf).ToHashSet();
        var hasError = _found.Exists(one => one.Descriptor.Severity == Severity.Error);
        return
        [
            .. whileReading.Select(Mended).Concat(_found.Where(one => !unreadable.Contains(LineOf(one)) && !(hasError && OfDisuse.Contains(one.Descriptor))))
                .Where(one => seen.Add((one.Descriptor.Id, one.Place)))
                .OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column).ThenBy(one => one.Descriptor.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The line on which a place begins; empty for a place outside of the text.</summary>
    public string LineAt(SourceSpan place) => LinesOf(place) is var lines && place.Line >= 1 && place.Line <= lines.Length ? lines[place.Line - 1] : "";

    /// <summary>The author's own words at a place, cut where they are long.</summary>
    public string Quote(SourceSpan place)
    {
        var lines = LinesOf(place);
        if (place.Line < 1 || place.Line > lines.Length)
        {
            return "";
        }

        var line = lines[place.Line - 1];
        var start = Math.Clamp(place.Column - 1, 0, line.Length);
        var end = place.EndLine > place.Line ? line.Length : Math.Clamp(place.EndColumn - 1, start, line.Length);
        var words = line[start..end].Trim();
        return words.Length > QuoteMost || place.EndLine > place.Line ? $"{words[..Math.Min(words.Length, QuoteMost)].TrimEnd()} …" : words;
    }

    private Diagnostic Mended(Diagnostic diagnostic) => diagnostic.Fixes.IsEmpty ? diagnostic with { Fixes = Changes.Of(diagnostic, this) } : diagnostic;

    private void Note(Diagnostic diagnostic)
    {
        if (_places.TryGetValue(diagnostic.Descriptor.Id, out var places))
        {
            places.Add(diagnostic.Place);
        }
        else
        {
            _places.Add(diagnostic.Descriptor.Id, [diagnostic.Place]);
        }
    }

    private string[] LinesOf(SourceSpan place)
    {
        // Few places are quoted, and a whole text has many lines: they are only told apart when the first one is.
        if (!_lines.TryGetValue(place.File, out var lines))
        {
            lines = textOf(place.File).Split('\n');
            _lines.Add(place.File, lines);
        }

        return lines;
    }

    private static (string File, int Line) LineOf(Diagnostic diagnostic) => (diagnostic.Place.File, diagnostic.Place.Line);
}
