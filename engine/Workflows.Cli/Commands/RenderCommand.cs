using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Messages;
using Workflows.Cli.Shell;
using Workflows.Core.Ports;
using Workflows.Delivery.Messages;
using Workflows.Storage.Writing;
using Workflows.Templates;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty render</c>: a template with a model, on standard output.</summary>
internal static class RenderCommand
{
    private static readonly Option<string?> Programme = new("--programme") { Description = "A programme file, or a folder with one: TEMPLATE is one of its messages." };
    private static readonly Option<string?> Database = new("--db") { Description = "With --member: the database." };
    private static readonly Option<string?> Member = new("--member") { Description = "The member who gets the message, as decided last or as it would be now." };
    private static readonly Option<string?> Example = new("--example") { Description = "The title of an example of the programme in which the message is sent." };
    private static readonly Option<string?> Part = PartOption();
    private static readonly Option<bool> Shape = new("--shape") { Description = "Lists what the message is given, and what of it may be missing." };

    private static Option<string?> PartOption()
    {
        var part = new Option<string?>("--part") { Description = "subject, html or text; the page where there is one." };
        part.AcceptOnlyFromAmong("subject", "html", "text");
        return part;
    }

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "A template file; .html escapes what it writes. With --programme: a message of it." };
        var model = new Option<string?>("--model") { Description = "A JSON file with the values." };
        var include = new Option<string?>("--include") { Description = "Where included templates are; the template's own folder if not given." };
        var language = new Option<string?>("--lang") { Description = "Sets member.language of the model." };
        var command = new Command(
            "render",
            "Renders a template with a model, or a message of a programme as it would go out.\n\n"
            + "Example: loyalty render messages/sorry.en.html --model anna.json\n"
            + "Example: loyalty render win-back-1 --programme harbour --db harbour.db --member M000001 --part text\n"
            + "Example: loyalty render win-back-1 --programme harbour --example \"A quiet member is written to\" --lang zh")
        {
            template, model, include, language, Programme, Database, Member, Example, Part, Shape,
        };
        command.SetAction(options => options.GetValue(Programme) is { } programme
            ? Preview(options, options.GetValue(template)!, ProgrammeFile.Read(programme), options.GetValue(language))
            : options.GetValue(model) is { } values
                ? Render(options.GetValue(template)!, values, options.GetValue(include), options.GetValue(language))
                : throw new ShellFault("Give --model FILE.json with the values of a template, or --programme PATH for a message of it."));
        return command;
    }

    /// <summary>A message of a programme, as it would go out.</summary>
    private static int Preview(ParseResult options, string template, ProgrammeFile file, string? language)
    {
        var terminal = new Terminal(options);
        var programme = file.Checked(terminal);
        if (options.GetValue(Shape))
        {
            var (journey, send) = MessagePreviews.SendOf(programme, template);
            var shape = MessageShape.Of(programme, journey, send.Channel);
            var links = SettingsFile.Read(file.Folder, programme.Name).LinksShape;
            foreach (var line in ShapeText.Of(shape with { Members = shape.Members.Add("links", links) }))
            {
                Terminal.Result(line);
            }

            return 0;
        }

        var preview = (options.GetValue(Database), options.GetValue(Member), options.GetValue(Example)) switch
        {
            ({ } database, { } member, null) => MessagePreviews.OfMember(template, database, member, terminal),
            (null, null, { } example) => MessagePreviews.OfExample(template, programme, example),
            _ => throw new ShellFault("Say for whom: --db FILE with --member ID, or --example \"TITLE\"; or --shape for what the message is given."),
        };
        var message = preview.Render(template, file, programme, language);
        Terminal.Result((options.GetValue(Part) ?? (message.Html is not null ? "html" : "text")) switch
        {
            "subject" => message.Subject,
            "html" => message.Html ?? throw new ShellFault($"{template} goes by {message.Channel} and has no page; ask for --part text."),
            _ => message.Text,
        });
        return 0;
    }

    private static int Render(string path, string modelPath, string? include, string? language)
    {
        var text = Read(path);
        var folder = Path.TrimEndingDirectorySeparator(include ?? Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!Directory.Exists(folder))
        {
            throw new ShellFault($"{folder}: there is no such folder; --include names the one with the included templates.");
        }

        var model = Model(modelPath, language);
        var output = path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? TemplateOutput.Html : TemplateOutput.Text;
        var rendering = new ScribanRenderer().Render(new Template(path, text, output), model, IncludeFolder.Of(folder));
        foreach (var error in rendering.Errors)
        {
            Console.Error.WriteLine(error);
        }

        Console.Out.Write(rendering.Text);
        return rendering.Text is null ? 1 : 0;
    }

    private static Dictionary<string, object?> Model(string path, string? language)
    {
        Dictionary<string, object?> model;
        try
        {
            using var document = JsonDocument.Parse(Read(path));
            model = PlainValues.Of(document.RootElement) as Dictionary<string, object?>
                ?? throw new ShellFault($"{path}: the model has to be one JSON record, {{ … }}.");
        }
        catch (JsonException fault)
        {
            throw new ShellFault($"{path}({fault.LineNumber + 1},{fault.BytePositionInLine + 1}) : error : this is not JSON; mend it there.");
        }

        if (language is not null)
        {
            if (!model.TryGetValue("member", out var value) || value is not Dictionary<string, object?> member)
            {
                member = value is null ? [] : throw new ShellFault($"{path}: --lang sets the language of `member`, which is no record here.");
            }

            member["language"] = language;
            model["member"] = member;
        }

        return model;
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : throw new ShellFault($"{path}: there is no such file.");
}
