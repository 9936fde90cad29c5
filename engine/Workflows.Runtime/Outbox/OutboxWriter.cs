using System.Text.Json;
using Workflows.Core.Ports;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Outbox;

/// <summary>A message that could not be rendered: which template, and what is wrong with it.</summary>
/// <param name="Template">The template.</param>
/// <param name="Words">What is wrong.</param>
public sealed record OutboxProblem(string Template, string Words);

/// <summary>What came of writing an outbox.</summary>
/// <param name="Written">Messages written now.</param>
/// <param name="There">Messages that were there already.</param>
/// <param name="Problems">Templates that could not be rendered, each once.</param>
public sealed record OutboxResult(long Written, long There, IReadOnlyList<OutboxProblem> Problems);

/// <summary>
/// Renders the messages of a database into a folder, each under a name that comes from its cause: an e-mail as <c>.eml</c>, others as
/// text. A message that is there is whole and stays; so it may be stopped at any moment and begun again.
/// </summary>
/// <param name="renderer">Renders templates.</param>
/// <param name="templates">Finds templates.</param>
/// <param name="programme">The programme's name, for message ids.</param>
/// <param name="settings">What all messages have in common.</param>
public sealed class OutboxWriter(ITemplateRenderer renderer, IMessageTemplates templates, string programme, MessageSettings settings)
{
    /// <summary>Writes every message that is not there yet.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="folder">The folder; a folder for each month is made in it.</param>
    public OutboxResult Write(RunReader reader, string folder)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (written, there) = (0L, 0L);
        foreach (var message in reader.Outbox())
        {
            if (message.Model.IsEmpty)
            {
                // Nobody knows any more to whom it was to go.
                continue;
            }

            var path = Path.Combine(folder, NameOf(message));
            if (File.Exists(path))
            {
                there++;
            }
            else if (Render(message, reader.LinkKeyOf(message.Member)!, problems) is { } bytes)
            {
                WholeFile.Write(path, bytes);
                written++;
            }
        }

        return new OutboxResult(written, there, [.. problems.Select(problem => new OutboxProblem(problem.Key, problem.Value))]);
    }

    private static string NameOf(StoredMessage message)
    {
        var ending = message.Channel == "email" ? "eml" : $"{message.Channel}.txt";
        return Path.Combine($"{message.At.ToDateTimeOffset():yyyy-MM}", $"{message.Entry:D9}-{message.Line:D3}-{message.Template}.{ending}");
    }

    private byte[]? Render(StoredMessage message, byte[] key, SortedDictionary<string, string> problems)
    {
        using var document = JsonDocument.Parse(message.Model);
        var model = (Dictionary<string, object?>)PlainValues.Of(document.RootElement)!;
        var links = settings.LinksOf(new LinkToken(message.Entry, message.Line).Signed(key));
        model["links"] = links;
        var member = (Dictionary<string, object?>)model["member"]!;
        var language = member.GetValueOrDefault("language") as string ?? "";
        var text = Render(message.Template, language, "txt", model, problems);
        var html = message.Channel == "email" ? Render(message.Template, language, "html", model, problems) : null;
        return text is null || (message.Channel == "email" && html is null) ? null
            : message.Channel == "email" ? MailFile.Of(
                message, programme, settings.From, member.GetValueOrDefault("email") as string,
                model.ContainsKey("consent") ? (string)links["unsubscribe"]! : null, text, html!)
            : TextFile.Of(message, member.GetValueOrDefault("mobile") as string, text);
    }

    private string? Render(
        string name, string language, string ending, Dictionary<string, object?> model, SortedDictionary<string, string> problems)
    {
        if (templates.Find(name, language, ending) is not { } template)
        {
            problems.TryAdd(name, $"there is no {ending} template for language '{language}'; write messages/{name}.{language}.{ending}");
            return null;
        }

        var rendering = renderer.Render(template, model, templates.Include);
        if (rendering.Text is null)
        {
            problems.TryAdd(name, string.Join("; ", rendering.Errors));
        }

        return rendering.Text;
    }
}

/// <summary>Finds the templates of messages.</summary>
public interface IMessageTemplates
{
    /// <summary>The template of a message; null where there is none.</summary>
    /// <param name="name">The template's name in the programme.</param>
    /// <param name="language">The member's language; empty for none.</param>
    /// <param name="ending"><c>html</c> or <c>txt</c>.</param>
    Template? Find(string name, string language, string ending);

    /// <summary>The text of an included template; null where there is none.</summary>
    string? Include(string name);
}
