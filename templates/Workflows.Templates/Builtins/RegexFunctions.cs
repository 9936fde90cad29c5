using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>regex</c>. Every match has a time limit, and all matches of a render have one together.</summary>
internal static class RegexFunctions
{
    internal static Group Group() => new(
        [
            new("regex.escape", "pattern", (a, s) => a[0] is null ? null : Sized(Regex.Escape(Printing.Text(a[0], s)), s)),
            new("regex.match", "text pattern options?", (a, s) =>
                Guarded(s, () => Groups(Pattern(a[1], a[2], s).Match(Printing.Text(a[0], s)), s))),
            new("regex.matches", "text pattern options?", Matches),
            new("regex.replace", "text pattern replace options?", Replace),
            new("regex.split", "text pattern options?", Split),
            new("regex.unescape", "pattern", (a, s) => a[0] is null ? null : Guarded(s, () => Regex.Unescape(Printing.Text(a[0], s)))),
        ],
        []);

    /// <summary>Runs something with a pattern; a wrong pattern and matches that take too long are errors of the template.</summary>
    internal static T Guarded<T>(RenderState state, Func<T> match)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var result = match();
            state.SpendRegexTime(Stopwatch.GetElapsedTime(began));
            return result;
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new TemplateFailure(
                $"The regular expression `{e.Pattern}` took longer than the limit of `{e.MatchTimeout.TotalSeconds}` seconds");
        }
        catch (ArgumentException e)
        {
            throw new TemplateFailure($"The regular expression is wrong: {e.Message}");
        }
    }

    private static string Sized(string text, RenderState state)
    {
        state.AllowText(text.Length);
        return text;
    }

    private static Regex Pattern(object? pattern, object? options, RenderState state)
    {
        var chosen = RegexOptions.None;
        foreach (var letter in Printing.Text(options, state))
        {
            chosen |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw new TemplateFailure($"A regular expression has no option `{letter}`: use i, m, s or x"),
            };
        }

        return state.Pattern(Printing.Text(pattern, state), chosen);
    }

    private static ScriptArray Groups(Match match, RenderState state)
    {
        var result = new ScriptArray();
        if (!match.Success)
        {
            return result;
        }

        foreach (System.Text.RegularExpressions.Group group in match.Groups)
        {
            state.AllowText(group.Length);
            state.Work(1);
            result.Add(group.Value);
        }

        return result;
    }

    private static ScriptArray Matches(object?[] a, RenderState state) => Guarded(state, () =>
    {
        var result = new ScriptArray();
        foreach (Match match in Pattern(a[1], a[2], state).Matches(Printing.Text(a[0], state)))
        {
            result.Add(Groups(match, state));
        }

        return result;
    });

    // Built piece by piece, because a short pattern with a long replacement grows beyond every limit at once.
    private static string? Replace(object?[] a, RenderState state) => a[0] is null ? null : Guarded(state, () =>
    {
        var (text, replacement) = (Printing.Text(a[0], state), Printing.Text(a[2], state));
        var output = new StringBuilder();
        var at = 0;
        foreach (Match match in Pattern(a[1], a[3], state).Matches(text))
        {
            state.Work(1);
            output.Append(text, at, match.Index - at).Append(match.Result(replacement));
            state.RequireLength(output.Length);
            at = match.Index + match.Length;
        }

        return Sized(output.Append(text, at, text.Length - at).ToString(), state);
    });

    private static ScriptArray Split(object?[] a, RenderState state) => Guarded(state, () =>
    {
        if (a[0] is null)
        {
            return new ScriptArray();
        }

        var text = Printing.Text(a[0], state);
        var pieces = Pattern(a[1], a[2], state).Split(text);
        state.Work(pieces.Length);
        state.AllowText(text.Length);
        return new ScriptArray(pieces);
    });
}
