using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>Collects what is found wrong with one text, and quotes that text.</summary>
internal sealed class Findings(string text)
{
    private const int QuoteMost = 40;

    private readonly string[] _lines = text.Split('\n');
    private readonly List<Diagnostic> _found = [];

    /// <summary>Whether something stops the programme.</summary>
    public bool HasError => _found.Exists(one => one.Descriptor.Severity == Severity.Error);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan place, params ReadOnlySpan<string> arguments) =>
        _found.Add(Diagnostic.Of(descriptor, place, arguments));

    public void ReportWith(DiagnosticDescriptor descriptor, SourceSpan place, (string Words, SourceSpan Place) related, params ReadOnlySpan<string> arguments) =>
        _found.Add(Diagnostic.Of(descriptor, place, arguments) with { Related = [related] });

    public void Report(Diagnostic diagnostic) => _found.Add(diagnostic);

    /// <summary>What was found by place; the same finding at the same place counts once.</summary>
    public ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> others)
    {
        var seen = new HashSet<(string, SourceSpan)>();
        return
        [
            .. others.Concat(_found)
                .Where(one => seen.Add((one.Descriptor.Id, one.Place)))
                .OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column).ThenBy(one => one.Descriptor.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The author's own words at a place, cut where they are long.</summary>
    public string Quote(SourceSpan place)
    {
        if (place.Line < 1 || place.Line > _lines.Length)
        {
            return "";
        }

        var line = _lines[place.Line - 1];
        var start = Math.Clamp(place.Column - 1, 0, line.Length);
        var end = place.EndLine > place.Line ? line.Length : Math.Clamp(place.EndColumn - 1, start, line.Length);
        var words = line[start..end].Trim();
        return words.Length > QuoteMost || place.EndLine > place.Line ? $"{words[..Math.Min(words.Length, QuoteMost)].TrimEnd()} …" : words;
    }
}
