using System.Text;
using System.Text.RegularExpressions;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>regex</c>. Every match has a time limit.</summary>
internal static class RegexFunctions
{
    internal static Group Group() => new(
        [
            new("regex.escape", "pattern", (a, _) => a[0] is null ? null : Regex.Escape(Printing.Text(a[0]))),
            new("regex.match", "text pattern options?", (a, s) => Guarded(() => Groups(Pattern(a[1], a[2], s).Match(Printing.Text(a[0]))))),
            new("regex.matches", "text pattern options?", Matches),
            new("regex.replace", "text pattern replace options?", Replace),
            new("regex.split", "text pattern options?", Split),
            new("regex.unescape", "pattern", (a, _) => a[0] is null ? null : Guarded(() => Regex.Unescape(Printing.Text(a[0])))),
        ],
        []);

    /// <summary>Runs something with a pattern; a wrong pattern and a match that takes too long are errors of the template.</summary>
    internal static T Guarded<T>(Func<T> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new TemplateFailure(
                $"The regular expression `{e.Pattern}` took longer than the limit of `{e.MatchTimeout.TotalSeconds}` seconds");
        }
        catch (ArgumentException e)
        {
            throw new TemplateFailure($"The regular expression is not valid: {e.Message}");
        }
    }

    private static Regex Pattern(object? pattern, object? options, RenderState state)
    {
        var chosen = RegexOptions.None;
        foreach (var letter in Printing.Text(options))
        {
            chosen |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw new TemplateFailure($"Unknown option `{letter}` of a regular expression: use i, m, s or x"),
            };
        }

        return state.Pattern(Printing.Text(pattern), chosen);
    }

    private static ScriptArray Groups(Match match) => match.Success
        ? new ScriptArray(match.Groups.Cast<System.Text.RegularExpressions.Group>().Select(group => (object?)group.Value))
        : new ScriptArray();

    private static ScriptArray Matches(object?[] a, RenderState state) => Guarded(() =>
    {
        var result = new ScriptArray();
        foreach (Match match in Pattern(a[1], a[2], state).Matches(Printing.Text(a[0])))
        {
            state.Work(match.Groups.Count);
            result.Add(Groups(match));
        }

        return result;
    });

    // Built piece by piece, because a short pattern with a long replacement grows beyond every limit at once.
    private static string? Replace(object?[] a, RenderState state) => a[0] is null ? null : Guarded(() =>
    {
        var (text, replacement) = (Printing.Text(a[0]), Printing.Text(a[2]));
        var output = new StringBuilder();
        var at = 0;
        foreach (Match match in Pattern(a[1], a[3], state).Matches(text))
        {
            output.Append(text, at, match.Index - at).Append(match.Result(replacement));
            state.AllowText(output.Length);
            at = match.Index + match.Length;
        }

        return output.Append(text, at, text.Length - at).ToString();
    });

    private static ScriptArray Split(object?[] a, RenderState state) => Guarded(() =>
    {
        if (a[0] is null)
        {
            return new ScriptArray();
        }

        var pieces = Pattern(a[1], a[2], state).Split(Printing.Text(a[0]));
        state.Work(pieces.Length);
        return new ScriptArray(pieces);
    });
}
