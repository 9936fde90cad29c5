using System.CommandLine;
using Workflows.Cli.Messages;
using Workflows.Cli.Shell;
using Workflows.Core.Time;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty check</c>: what is wrong with a programme, and what to do about it.</summary>
internal static class CheckCommand
{
    private static readonly DiagnosticDescriptor NoSuchZone = new(
        "LOY3001", "unknown time zone", "there is no time zone `{0}`", "write a name such as \"Asia/Hong_Kong\" or \"Europe/Paris\"", Severity.Error);

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programme files, or folders with one.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = "text, json or sarif", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var about = new Option<string>("--about") { Description = "Prints the page of one message, by its number: what is wrong, and how it is right." };
        var language = new Option<string>("--language")
        {
            Description = "Language in which mistakes are told: en or zh-Hant.", DefaultValueFactory = _ => MessageLanguages.English,
        };
        var command = new Command("check", "Says what is wrong with programmes.\n\nExample: loyalty check harbour.loyalty") { paths, format, about, language };
        command.Validators.Add(result =>
        {
            if (result.GetValue(about) is null && result.GetValue(paths) is not { Length: > 0 })
            {
                result.AddError("Name a programme file, or a folder with one.");
            }
        });
        command.SetAction(options =>
        {
            var tag = options.GetValue(language)!;
            var told = MessageLanguages.In(tag);
            if (options.GetValue(about) is { } code)
            {
                Terminal.Result(MessagePages.Read(code, tag));
                return 0;
            }

            var found = options.GetValue(paths)!.SelectMany(path => Check(ProgrammeFile.Read(path))).Select(told).ToList();
            DiagnosticPrinter.Print(found, options.GetValue(format)!, tag, new Terminal(options));
            return found.Any(diagnostic => diagnostic.Descriptor.Severity == Severity.Error) ? 1 : 0;
        });
        return command;
    }

    /// <summary>Everything that is wrong with a programme file, the world around it included.</summary>
    public static IReadOnlyList<Diagnostic> Check(ProgrammeFile file)
    {
        var compilation = file.Compile();
        if (compilation.Programme is not { } programme)
        {
            return compilation.Diagnostics;
        }

        return [.. compilation.Diagnostics, .. CheckAround(programme, file.Folder)];
    }

    /// <summary>What is wrong with the time zone and the messages of a programme in a folder.</summary>
    public static IEnumerable<Diagnostic> CheckAround(Programme programme, string folder) => Calendar.HasZone(programme.TimeZone)
        ? MessageChecks.Of(programme, folder)
        : [Diagnostic.Of(NoSuchZone, programme.Span, programme.TimeZone)];
}
