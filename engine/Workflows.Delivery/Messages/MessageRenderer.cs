using System.Text.Json;
using Workflows.Core.Ports;
using Workflows.Delivery.Mails;

namespace Workflows.Delivery.Messages;

/// <summary>A message as it goes to its member.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Address">The member's address on it (<see cref="MessageForm.AddressField"/>); null where none is known.</param>
/// <param name="Subject">The subject: the title of the page; empty where there is no page.</param>
/// <param name="Html">As a page, for e-mail and post; else null.</param>
/// <param name="Text">As plain text; of a letter, what its page says.</param>
/// <param name="Json">As a JSON document, for push and webhook; else null.</param>
/// <param name="Unsubscribe">Where the member stops such messages; null where consent isn't asked.</param>
public sealed record RenderedMessage(
    string Channel, string? Address, string Subject, string? Html, string Text, string? Json, string? Unsubscribe);

/// <summary>A message that could not be rendered: which template, and what is wrong with it.</summary>
/// <param name="Template">The template.</param>
/// <param name="Words">What is wrong.</param>
public sealed record MessageProblem(string Template, string Words);

/// <summary>Makes messages of what was recorded when they were decided, in the member's language.</summary>
/// <param name="renderer">Renders templates.</param>
/// <param name="templates">Finds templates.</param>
/// <param name="settings">What all messages have in common.</param>
public sealed class MessageRenderer(ITemplateRenderer renderer, IMessageTemplates templates, MessageSettings settings)
{
    /// <summary>Makes a message.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="template">The name of its template.</param>
    /// <param name="model">What it may say, as UTF-8 JSON.</param>
    /// <param name="token">The signed token of its links.</param>
    /// <returns>The message, or what is wrong; never both.</returns>
    public (RenderedMessage? Message, MessageProblem? Problem) Render(string channel, string template, ReadOnlyMemory<byte> model, string token)
    {
        using var document = JsonDocument.Parse(model);
        return Render(channel, template, (Dictionary<string, object?>)PlainValues.Of(document.RootElement)!, token);
    }

    /// <summary>Makes a message of values in the form that templates are given.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="template">The name of its template.</param>
    /// <param name="model">What it may say; <c>links</c> is added to it.</param>
    /// <param name="token">The signed token of its links.</param>
    public (RenderedMessage? Message, MessageProblem? Problem) Render(
        string channel, string template, Dictionary<string, object?> model, string token)
    {
        ArgumentNullException.ThrowIfNull(model);
        var links = settings.LinksOf(token);
        model["links"] = links;
        var member = (Dictionary<string, object?>)model["member"]!;
        var language = member.GetValueOrDefault("language") as string ?? "";
        var form = MessageForm.Of(channel);
        var main = Text(template, language, form, model);
        if (main.Problem is not null)
        {
            return (null, main.Problem);
        }

        var text = main.Text!;
        var plain = form == MessageForm.Html ? PlainText.Of(text) : text;
        if (MessageForm.Besides(channel) is { } besides && templates.Find(template, language, besides) is not null)
        {
            var own = Text(template, language, besides, model);
            if (own.Problem is not null)
            {
                return (null, own.Problem);
            }

            plain = own.Text!;
        }

        var page = form == MessageForm.Html ? channel == "email" ? StyleInliner.Inline(text) : text : null;
        return (new RenderedMessage(
            channel, member.GetValueOrDefault(MessageForm.AddressField(channel)) as string, page is null ? "" : MailFile.SubjectOf(page), page, plain.Trim(),
            form == MessageForm.Json ? text : null, model.ContainsKey("consent") ? (string)links["unsubscribe"]! : null), null);
    }

    private (string? Text, MessageProblem? Problem) Text(string name, string language, string ending, Dictionary<string, object?> model)
    {
        if (templates.Find(name, language, ending) is not { } template)
        {
            return (null, new(name, $"there is no {ending} template for language '{language}'; write messages/{name}.{language}.{ending}"));
        }

        var rendering = renderer.Render(template, model, templates.Include);
        return rendering.Text is { } text ? (text, null) : (null, new(name, string.Join("; ", rendering.Errors)));
    }
}
