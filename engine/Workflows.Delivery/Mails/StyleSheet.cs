using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Delivery.Mails;

/// <summary>Reads the style sheets that pages of e-mails have: plain rules, and rules under one condition such as <c>@media</c>.</summary>
internal static class StyleSheet
{
    /// <summary>The rules of a sheet, one for each list of selectors; those under <c>@media</c> are conditional, other at-rules come as they are.</summary>
    public static IEnumerable<(string Selector, string Declarations, bool IsConditional)> Rules(string sheet)
    {
        foreach (var (head, body) in Blocks(WithoutComments(sheet)))
        {
            if (head.StartsWith("@media", StringComparison.Ordinal))
            {
                foreach (var (selector, declarations) in Blocks(body))
                {
                    yield return (selector, declarations, true);
                }
            }
            else
            {
                yield return (head, body, false);
            }
        }
    }

    /// <summary>What stands before braces, and what in them, on the outermost level; an at-rule without braces has an empty body.</summary>
    public static IEnumerable<(string Head, string Body)> Blocks(string sheet)
    {
        var (head, at) = (new StringBuilder(), 0);
        while (at < sheet.Length)
        {
            if (sheet[at] == '{')
            {
                var end = Close(sheet, at);
                yield return (head.ToString().Trim(), sheet[(at + 1)..end].Trim());
                head.Clear();
                at = end;
            }
            else if (sheet[at] == ';')
            {
                yield return (head.ToString().Trim(), "");
                head.Clear();
            }
            else
            {
                head.Append(sheet[at]);
            }

            at++;
        }
    }

    /// <summary>Properties in small letters, with their values.</summary>
    public static IEnumerable<(string Property, string Value)> Declarations(string declarations) =>
        from declaration in declarations.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let colon = declaration.IndexOf(':', StringComparison.Ordinal)
        where colon > 0
        select (declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].Trim());

    /// <summary>A sheet without its comments.</summary>
    public static string WithoutComments(string sheet) =>
        Regex.Replace(sheet, @"/\*.*?\*/", "", RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static int Close(string sheet, int open)
    {
        var depth = 0;
        for (var at = open; at < sheet.Length; at++)
        {
            depth += sheet[at] == '{' ? 1 : sheet[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return sheet.Length;
    }
}
