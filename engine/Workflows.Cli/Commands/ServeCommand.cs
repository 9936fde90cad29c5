using System.CommandLine;
using Workflows.Cli.Messages;
using Workflows.Cli.Shell;
using Workflows.Cli.Trials;
using Workflows.Cli.Versions;
using Workflows.Cli.Watching;
using Workflows.Core.Planning;
using Workflows.Delivery.Links;
using Workflows.Designer;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty serve</c>: the designer on this machine; with an inbox, the pages to which links of messages lead, for everybody.</summary>
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
        var inbox = new Option<string?>("--inbox")
        {
            Description = "With --db: serves the pages to which links of its messages lead, and nothing else; what members ask for there is added to "
                + "this event file, for `loyalty run`.",
        };
        var command = new Command(
            "serve",
            "Shows and edits programmes in a browser: text and picture, side by side; with a database also what runs. With --inbox, answers members instead "
            + "who stop messages or choose which they like.\n\n"
            + "Example: loyalty serve harbour --db harbour.db\n"
            + "         loyalty serve harbour --db harbour.db --inbox harbour.inbox.jsonl --urls http://127.0.0.1:5081")
        {
            path, urls, pages, database, inbox,
        };
        command.SetAction(async (options, stop) =>
        {
            var terminal = new Terminal(options);
            var (served, address) = (options.GetValue(database), AddressOf(options.GetValue(urls)!));
            if (options.GetValue(inbox) is not { } file)
            {
                await ServeDesigner(FolderOf(options.GetValue(path)!), options.GetValue(pages) ?? PagesFolder(), address, served, terminal, stop);
                return 0;
            }

            await ServeLinks(
                options.GetValue(path)!, served ?? throw new ShellFault("--inbox goes with --db: name the database whose members are answered.", 2),
                file, address, terminal, stop);
            return 0;
        });
        return command;
    }

    private static async Task ServeDesigner(
        string folder, string? pages, string address, string? database, Terminal terminal, CancellationToken stop)
    {
        if (pages is null)
        {
            terminal.Problem(
                "The pages of the designer were never built: install Node.js 20 and npm, then run designer/pages/build. The interface answers without them.",
                isError: false);
        }

        using var runs = database is null ? null : RunDatabase.Open(database, terminal);
        var settings = new DesignerSettings(folder, pages, address, new ProgrammeWorld())
        {
            Examples = new ExamplePlayer(), Runs = runs, Publisher = database is null ? null : new DatabasePublisher(database),
        };
        await using var site = await DesignerSite.Start(settings, stop);
        Terminal.Result($"The designer of {folder} is at {site.Address}; Ctrl+C ends it.");
        await site.Stopped(stop);
    }

    private static async Task ServeLinks(string path, string database, string inbox, string address, Terminal terminal, CancellationToken stop)
    {
        var file = ProgrammeFile.Read(path);
        var settings = SettingsFile.Read(file.Folder, file.Checked(terminal).Name);
        using var desk = new LinkDesk(database, () => PlanOf(database, terminal), new ConsentInbox(inbox), TimeProvider.System);
        await using var site = await LinkSite.Start(address, settings.Links, desk, words => terminal.Problem(words), stop);
        Terminal.Result($"What {settings.Links} leads to is at {site.Address}; what members ask for goes to {inbox}. Ctrl+C ends it.");
        await site.Stopped(stop);
    }

    private static ProgrammePlan PlanOf(string database, Terminal terminal)
    {
        using var reader = RunReader.Open(database);
        return StoredProgrammes.Of(reader, terminal).Plan;
    }

    private static string FolderOf(string path)
    {
        if (Directory.Exists(path) ? Directory.GetFiles(path, "*.loyalty").Length == 0 : !File.Exists(path))
        {
            throw new ShellFault($"{path}: there is no .loyalty file here; `loyalty new NAME` makes a programme.");
        }

        // A file that another one includes is shown with its programme.
        return Path.GetFullPath(Directory.Exists(path) ? path : ProgrammeFile.Read(path).Path);
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
