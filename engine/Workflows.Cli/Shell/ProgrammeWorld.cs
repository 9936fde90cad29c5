using System.Text.RegularExpressions;
using Workflows.Cli.Commands;
using Workflows.Cli.Messages;
using Workflows.Cli.Trials;
using Workflows.Core.Examples;
using Workflows.Core.Time;
using Workflows.Dsl.Diagnostics;
using Workflows.LanguageServer.Ports;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Shell;

/// <summary>What the language server asks of the engine and the disk.</summary>
internal sealed class ProgrammeWorld : IProgrammeWorld
{
    // Somebody waits for it in an editor.
    private const int Customers = 100;

    /// <inheritdoc/>
    public IReadOnlyList<Diagnostic> Check(string path, Programme programme)
    {
        if (!File.Exists(path))
        {
            // A text that was never saved has no messages and rivals beside it yet.
            return [];
        }

        var file = new ProgrammeFile(path, "");
        return [.. file.CheckRivals(programme), .. CheckCommand.CheckAround(programme, file.Folder).Select(one => Within(programme, one))];
    }

    /// <summary>A mistake in a template is shown in the programme where that is sent: a text that is open holds only its own mistakes.</summary>
    private static Diagnostic Within(Programme programme, Diagnostic found) => found.Place.File == programme.Span.File || found.Related.IsEmpty
        ? found
        : found with
        {
            Descriptor = found.Descriptor with { Message = $"{found.Place}: {found.Descriptor.Message}" },
            Place = found.Related[0].Place, Related = [("in this template", found.Place)],
        };

    /// <inheritdoc/>
    public (string? Text, string Fault) Read(string path)
    {
        try
        {
            return (ProgrammeFile.ReadText(path).Text, "");
        }
        catch (ShellFault fault)
        {
            return (null, fault.Message);
        }
    }

    /// <inheritdoc/>
    public string? OwnerOf(string path) => File.Exists(path) ? ProgrammeFolders.OwnerOf(path) : null;

    /// <inheritdoc/>
    public Uri? PageOf(string code, string language) => MessagePages.Find(code, language);

    /// <inheritdoc/>
    public Translation? TranslationInto(string language) => MessageLanguages.Find(language);

    /// <inheritdoc/>
    public IReadOnlyList<ExampleOutcome> RunExamples(Programme programme, string? title)
    {
        if (!Calendar.HasZone(programme.TimeZone))
        {
            return [new ExampleOutcome(title ?? programme.Title, [($"there is no time zone `{programme.TimeZone}`", programme.Span)])];
        }

        var runner = new ExampleRunner(ProgrammeFile.Plan(programme));
        var promised = programme with { Promises = [.. programme.Promises.Where(promise => title is null || promise.Title == title)] };
        return
        [
            .. programme.Examples.Where(example => title is null || example.Title == title).GroupBy(example => example.Title, StringComparer.Ordinal)
                .Select(rows => new ExampleOutcome(rows.Key, [.. rows.SelectMany(row => Failures(runner, row))])),
            .. PromiseTrial.Run(promised, Customers, 1).Select(one => new ExampleOutcome(
                one.Promise.Title, one.Customer is null ? [] : [($"{one.Found}; as an example:\n{one.Example}", one.Promise.Span)])),
        ];
    }

    private static IEnumerable<(string Words, SourceSpan Place)> Failures(ExampleRunner runner, Example example) => runner.Run(example).Failures
        .Select(failure => (example.Row.Length == 0 ? failure.Message : $"{example.Row}: {failure.Message}", failure.Place));

    /// <summary>Messages name points and ladders of tiers: <c>points.Miles.available</c>, <c>tiers.Status.name</c>.</summary>
    public IReadOnlyList<TextFix> ChangesElsewhere(string path, string kind, string name, string newName)
    {
        var owner = kind switch { "points currency" => "points", "ladder of tiers" => "tiers", _ => null };
        var folder = File.Exists(path) ? MessageFiles.FolderOf(Path.GetDirectoryName(Path.GetFullPath(path))!) : "";
        if (owner is null || !Directory.Exists(folder))
        {
            return [];
        }

        var named = new Regex($@"(?<=\b{owner}\.){Regex.Escape(name)}\b");
        return
        [
            .. from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
               from Match match in named.Matches(line.text)
               select new TextFix($"rename to `{newName}`", new(
                   Path.GetFullPath(file), line.number, match.Index + 1, line.number, match.Index + match.Length + 1), newName),
        ];
    }
}
