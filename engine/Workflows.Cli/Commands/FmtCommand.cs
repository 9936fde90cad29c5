using System.CommandLine;
using System.Text;
using Workflows.Cli.Shell;
using Workflows.Dsl;
using Workflows.Model.Diagnostics;
using Workflows.Delivery.Files;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty fmt</c>: the one layout.</summary>
internal static class FmtCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programme files, or folders with one.", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Changes nothing; exit 1 when something would change." };
        var command = new Command("fmt", "Lays programmes out in the one way; comments are kept.\n\nExample: loyalty fmt harbour.loyalty") { paths, check };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var results = options.GetValue(paths)!.SelectMany(FilesOf)
                .Select(file => Format(file, options.GetValue(check), terminal)).ToList();
            return results.Contains(false) ? 1 : 0;
        });
        return command;
    }

    /// <summary>The files to lay out: those of the programme of a folder or of its first file; of an included one only itself.</summary>
    private static IReadOnlyList<ProgrammeFile> FilesOf(string path) => (Directory.Exists(path) ? ProgrammeFile.Read(path) : ProgrammeFile.ReadText(path)).Files;

    /// <summary>Lays a file out; false where it has errors, or, when only checking, where it would change.</summary>
    private static bool Format(ProgrammeFile file, bool onlyCheck, Terminal terminal)
    {
        var (text, diagnostics) = Compiler.Format(file.Path, file.Text);
        foreach (var diagnostic in diagnostics)
        {
            terminal.Problem(diagnostic.ToString(), isError: false);
        }

        var isGood = diagnostics.All(diagnostic => diagnostic.Descriptor.Severity != Severity.Error);
        if (text is null || text == file.Text)
        {
            return isGood;
        }

        Terminal.Result(onlyCheck ? $"{file.Path} would change" : file.Path);
        if (!onlyCheck)
        {
            WholeFile.Write(file.Path, Encoding.UTF8.GetBytes(text));
        }

        return isGood && !onlyCheck;
    }
}
