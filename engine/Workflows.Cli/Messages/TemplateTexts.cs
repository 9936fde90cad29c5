using System.Text.RegularExpressions;
using Workflows.Core.Ports;

namespace Workflows.Cli.Messages;

/// <summary>A template and what it includes, as text.</summary>
internal sealed partial class TemplateTexts
{
    private readonly List<(string Name, string Text)> _all;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private bool _includesUnknown;

    private TemplateTexts(Template template) => _all = [(template.Name, template.Text)];

    /// <summary>The names and texts: the template first, then each that it includes by a name that is written in it, and so on, each once.</summary>
    public IReadOnlyList<(string Name, string Text)> All => _all;

    /// <summary>The texts of a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="include">Gives a text by the name that it is included by; null where there is none.</param>
    public static TemplateTexts Of(Template template, Func<string, string?> include)
    {
        var texts = new TemplateTexts(template);
        for (var at = 0; at < texts._all.Count; at++)
        {
            texts.Take(texts._all[at].Text, include);
        }

        return texts;
    }

    /// <summary>
    /// Whether a value of this name may be taken: the name is a word in one of the texts, or something is included by a name that isn't written
    /// in them, which may take any.
    /// </summary>
    public bool Mentions(string name) => _includesUnknown || _words.Contains(name);

    private void Take(string text, Func<string, string?> include)
    {
        _includesUnknown |= UnknownIncludes().IsMatch(text);
        foreach (var word in Words().EnumerateMatches(text))
        {
            _words.Add(text.Substring(word.Index, word.Length));
        }

        foreach (Match match in Includes().Matches(text))
        {
            var name = match.Groups[1].Value;
            if (_all.TrueForAll(one => one.Name != name) && include(name) is { } included)
            {
                _all.Add((name, included));
            }
        }
    }

    [GeneratedRegex(@"\binclude\s*\(?\s*['""]([^'""]+)['""]", RegexOptions.None, 1000)]
    private static partial Regex Includes();

    [GeneratedRegex(@"\binclude\s*\(?\s*[^'""\s(]", RegexOptions.None, 1000)]
    private static partial Regex UnknownIncludes();

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
