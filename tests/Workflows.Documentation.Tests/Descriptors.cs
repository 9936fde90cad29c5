using System.Reflection;
using System.Text;
using Workflows.Core.Versions;
using Workflows.Dsl;
using Workflows.Model.Diagnostics;

namespace Workflows.Documentation.Tests;

/// <summary>The mistakes that the language knows, as they are declared.</summary>
internal static class Descriptors
{
    /// <summary>All of them, wherever the assembly of the language declares one; sorted by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. OfAssembly(typeof(Compiler).Assembly),
    ];

    private static IEnumerable<DiagnosticDescriptor> OfAssembly(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
        .Select(property => (DiagnosticDescriptor)property.GetValue(null)!)
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>What can be wrong with a text as the next version of another one.</summary>
    private static IEnumerable<DiagnosticDescriptor> OfChanges => OfAssembly(typeof(Lineage).Assembly);

    /// <summary>The page that lists them.</summary>
    public static string Page()
    {
        var page = new StringBuilder(Top);
        foreach (var descriptor in All)
        {
            page.Append('\n')
                .Append($"## [{descriptor.Id}](diagnostics/{descriptor.Id}.md): {descriptor.Title}\n\n")
                .Append($"{(descriptor.Severity == Severity.Error ? "Error" : "Warning")}: {Shown(descriptor.Message)}\n\n")
                .Append($"What to do: {Shown(descriptor.Help)}\n");
        }

        return page.Append(Bottom).Append(string.Concat(OfChanges.Select(one => $"| {one.Id} | {Shown(one.Message)} | {Shown(one.Help)} |\n"))).ToString();
    }

    /// <summary>An argument is shown as three dots: what stands there is the author's own word.</summary>
    private static string Shown(string form)
    {
        for (var i = 0; i < 8; i++)
        {
            form = form.Replace($"{{{i}}}", "…", StringComparison.Ordinal);
        }

        return form;
    }

    private const string Top =
        """
        # What `loyalty check` can say

        Every message has a number that never changes its meaning. An error stops the programme. A warning doesn't, but the programme surely
        isn't what its author means. Three dots stand for words of your own text. The number leads to a page that shows a text that is wrong and
        one that is right; `loyalty check --about LOY0022` prints it. The pages are written by `UPDATE_GOLDEN=1 dotnet test tests/Workflows.Dsl.Tests`.

        `loyalty check --language zh-Hant` says it in traditional Chinese, and so does the language server to an editor in that language. Numbers, places,
        and your own words stay; `--about` and editors lead to the pages in that language. Another language is one more file beside
        `diagnostics/zh-Hant.json`: for each number the message and what to do, with the same `{0}`, `{1}` …, its title, the words of the pages, and those
        that messages are filled with. The tests hold it to all messages that there are, and write a folder of pages from it.

        Where the way to mend a mistake is plain, a change comes with it: editors offer it, and `--format json` has it. A change that surely says what you
        mean is called safe, and editors make all of these at once; the others ask you first.

        This page is written by the tests from the messages themselves. After a change of a message run
        `UPDATE_GOLDEN=1 dotnet test tests/Workflows.Documentation.Tests`.

        """;

    // These need files beside the programme, so the command line finds them and not the language.
    private const string Bottom =
        """

        ## What needs more than the text

        `loyalty check` also looks at the list of time zones and at the message templates beside the programme:

        | number | message | what to do |
        | --- | --- | --- |
        | LOY3001 | there is no time zone `…` | write a name such as "Asia/Hong_Kong" or "Europe/Paris" |
        | LOY3002 | the message `…` is not there in the language `…`: there is no `…` | translate it into that file, or write one for all languages without a language in its name |
        | LOY3003 | `…` has no `…`, or there is no `…` | name something that the message is given; `loyalty render --shape` lists it |
        | LOY3004 | `…` may be missing, and then … | ask for it with `if`, or say what stands in its place: `{{ … ?? 'text' }}` |
        | LOY3005 | this fails with values that it may be given: … | mend the template so that it works for them too |
        | LOY3006 | this e-mail has no subject with values that it may be given | write it as the title of the page: `<title>…</title>` |
        | LOY3007 | this e-mail for the purpose … doesn't say how to stop such messages … | link to `{{ links.unsubscribe }}`, in the plain text too where there is one |
        | LOY3008 | this SMS may take … parts, … characters: one part has room for … of them (a warning) | shorten it: each part is paid for. Values are taken to be as long as is plausible |
        | LOY3009 | the settings of the messages can't be used: … | mend that file, or delete it for the usual ones |
        | LOY3010 | mail programs don't take … (an element, an attribute, a style), or a picture, link or table lacks something | MESSAGES.md lists what all mail programs take |
        | LOY3011 | what this writes with values that it may be given is no JSON: … | write texts with their quotes by `{{ … | object.to_json }}` |
        | LOY3012 | nobody can get this message: members have no text `…`, to which a message by … goes (a warning) | declare it for members: `… : optional text personal` |
        | LOY3101 | there is no template `…` for this message | write that file, or name another template |
        | LOY3102 | the template of this message can't be used: … | mend the template at that place |

        `loyalty plan` and `loyalty apply` compare a text with the version that is in force:

        | number | message | what to do |
        | --- | --- | --- |

        """;
}
