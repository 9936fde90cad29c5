using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Shell;
using Workflows.Core.Ports;
using Workflows.Runtime.Outbox;
using Workflows.Templates;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty render</c>: a template with a model, on standard output.</summary>
internal static class RenderCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "A template file; .html escapes what it writes." };
        var model = new Option<string>("--model") { Description = "A JSON file with the values.", Required = true };
        var include = new Option<string?>("--include") { Description = "Where included templates are; the template's own folder if not given." };
        var language = new Option<string?>("--lang") { Description = "Sets member.language of the model." };
        var command = new Command("render", "Renders a template.\n\nExample: loyalty render messages/sorry.en.html --model anna.json")
        {
            template, model, include, language,
        };
        command.SetAction(options => Render(
            options.GetValue(template)!, options.GetValue(model)!, options.GetValue(include), options.GetValue(language)));
        return command;
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
