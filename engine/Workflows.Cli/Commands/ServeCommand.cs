using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Cli.Trials;
using Workflows.Cli.Versions;
using Workflows.Cli.Watching;
using Workflows.Designer;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty serve</c>: the designer on this machine.</summary>
internal static class ServeCommand
{
    private const string UsualAddress = "http://127.0.0.1:5080";

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var path = new Argument<string>("PATH") { Description = "A programme file, or a folder with programme files." };
        var urls = new Option<string>("--urls") { Description = "Where to listen; port 0 takes a free one.", DefaultValueFactory = _ => UsualAddress };
        var pages = new Option<string?>("--pages") { Description = "The folder of the built pages, where it isn't found by itself." };
        var database = new Option<string?>("--db")
        {
            Description = "A database: how members go through journeys is shown, and texts are published to it. A run may write to it meanwhile.",
        };
        var command = new Command(
            "serve", "Shows and edits programmes in a browser: text and picture, side by side; with a database also what runs.\n\n"
            + "Example: loyalty serve harbour --db harbour.db") { path, urls, pages, database };
        command.SetAction(async (options, stop) =>
        {
            var terminal = new Terminal(options);
            var folder = FolderOf(options.GetValue(path)!);
            var built = options.GetValue(pages) ?? PagesFolder();
            if (built is null)
            {
                terminal.Problem(
                    "The pages of the designer were never built: install Node.js 20 and npm, then run designer/pages/build. The interface answers without them.",
                    isError: false);
            }

            var file = options.GetValue(database);
            using var runs = file is null ? null : RunDatabase.Open(file, terminal);
            var settings = new DesignerSettings(folder, built, AddressOf(options.GetValue(urls)!), new ProgrammeWorld())
            {
                Examples = new ExamplePlayer(), Runs = runs, Publisher = file is null ? null : new DatabasePublisher(file),
            };
            await using var site = await DesignerSite.Start(settings, stop);
            Terminal.Result($"The designer of {folder} is at {site.Address}; Ctrl+C ends it.");
            await site.Stopped(stop);
            return 0;
        });
        return command;
    }

    private static string FolderOf(string path)
    {
        if (Directory.Exists(path) ? Directory.GetFiles(path, "*.loyalty").Length == 0 : !File.Exists(path))
        {
            throw new ShellFault($"{path}: there is no .loyalty file here; `loyalty new NAME` makes a programme.");
        }

        return Path.GetFullPath(path);
    }

    private static string AddressOf(string urls) =>
        Uri.TryCreate(urls, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.AbsolutePath == "/"
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new ShellFault($"{urls} is no address to listen at; write one such as {UsualAddress}.");

    /// <summary>The built pages: beside the program, or in the repository that it was built in; null where there are none.</summary>
    private static string? PagesFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var candidate in (string[])[Path.Combine(folder, "pages"), Path.Combine(folder, "designer", "pages", "dist")])
            {
                if (File.Exists(Path.Combine(candidate, "studio", "frame.html")) && File.Exists(Path.Combine(candidate, "index.html")))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
