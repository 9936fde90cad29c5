using System.Text.Json;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Delivery.Mails;
using Workflows.Delivery.Messages;
using Workflows.Storage.Writing;
using Workflows.Templates;
using Workflows.Templates.Checking;

namespace Workflows.Cli.Messages;

/// <summary>
/// Whether the messages of a programme will be what their authors mean, before the first one is sent: each template that a journey sends is
/// checked against what it will be given, in every language, and then tried with values as long as is plausible and with each value that
/// may be missing left out.
/// </summary>
internal sealed class MessageChecks
{
    private readonly Programme _programme;
    private readonly string _folder;
    private readonly FolderTemplates _templates;
    private readonly ScribanRenderer _renderer = new();
    private readonly ValueShape _links;
    private readonly List<Diagnostic> _found = [];
    private readonly HashSet<(string, string, string)> _told = [];
    private readonly HashSet<string> _withoutAddress = new(StringComparer.Ordinal);

    private MessageChecks(Programme programme, string folder)
    {
        (_programme, _folder) = (programme, folder);
        _templates = new FolderTemplates(folder);
        _links = SettingsFile.Read(folder, programme.Name).LinksShape;
    }

    /// <summary>What is wrong with the messages of a programme in a folder.</summary>
    public static IReadOnlyList<Diagnostic> Of(Programme programme, string folder)
    {
        var sends = programme.Journeys
            .SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps).OfType<JourneyStep.Send>().Select(send => (journey, send))).ToList();
        if (sends.Count == 0)
        {
            return [];
        }

        MessageChecks checks;
        try
        {
            checks = new MessageChecks(programme, folder);
        }
        catch (ShellFault fault)
        {
            return [Diagnostic.Of(MessageMistakes.Settings, programme.Span, fault.Message)];
        }

        foreach (var (journey, send) in sends)
        {
            checks.CheckAddress(send);
            foreach (var language in MessageFiles.LanguagesOf(programme))
            {
                checks.Check(journey, send, language);
            }
        }

        return checks._found;
    }

    /// <summary>Where it is to go is told once for a channel: that is one thing to mend.</summary>
    private void CheckAddress(JourneyStep.Send send)
    {
        var field = MessageForm.AddressField(send.Channel);
        var isThere = field == MessageForm.IdField || _programme.MemberFields.Any(one => one.Name == field && one.Type.Kind == DataKind.Text);
        if (!isThere && _withoutAddress.Add(send.Channel))
        {
            Add(Diagnostic.Of(MessageMistakes.NoAddress, send.Span, field, send.Channel));
        }
    }

    private void Check(Journey journey, JourneyStep.Send send, string language)
    {
        var shape = ShapeOf(journey, send, language);
        foreach (var ending in new[] { MessageForm.Of(send.Channel), MessageForm.Besides(send.Channel) }.OfType<string>())
        {
            if (_templates.Find(send.Template, language, ending) is not { } template)
            {
                if (ending == MessageForm.Of(send.Channel))
                {
                    TellMissing(send, language, ending);
                }

                continue;
            }

            var findings = _renderer.Check(template, shape, _templates.Include);
            foreach (var finding in findings)
            {
                Tell(finding, send);
            }

            if (findings.Count == 0)
            {
                Try(template, shape, new Sending(journey, send, ending));
            }
        }
    }

    /// <summary>A message that is tried.</summary>
    private sealed record Sending(Journey Journey, JourneyStep.Send Send, string Ending);

    /// <summary>What the message is given, in one language.</summary>
    private ValueShape ShapeOf(Journey journey, JourneyStep.Send send, string language)
    {
        var shape = MessageShape.Of(_programme, journey, send.Channel);
        var members = shape.Members.Add("links", _links);
        if (language.Length > 0)
        {
            var member = members["member"];
            members = members.SetItem("member", member with { Members = member.Members.SetItem("language", ValueShape.Text(language)) });
        }

        return shape with { Members = members };
    }

    private void TellMissing(JourneyStep.Send send, string language, string ending)
    {
        var file = MessageFiles.NameOf(send.Template, language, ending);
        var others = MessageFiles.LanguagesOf(_programme).Where(other => _templates.Find(send.Template, other, ending) is not null);
        Add(others.Any()
            ? Diagnostic.Of(MessageMistakes.NotTranslated, send.Span, send.Template, language, $"messages/{file}")
            : Diagnostic.Of(MessageMistakes.Missing, send.Span, $"messages/{file}"));
    }

    private void Tell(TemplateFinding finding, JourneyStep.Send send)
    {
        var place = PlaceOf(finding.Template, finding.Line, finding.Column, finding.Length);
        var descriptor = finding.Kind switch
        {
            FindingKind.UnknownName => MessageMistakes.UnknownName,
            FindingKind.MayBeMissing => MessageMistakes.MayBeMissing,
            FindingKind.Broken => MessageMistakes.Broken,
        };
        Add(Diagnostic.Of(descriptor, place, finding.Words) with { Related = [("sent here", send.Span)] });
    }

    /// <summary>Renders a template with every model that it has to stand. What comes out a second time has been looked at.</summary>
    private void Try(Template template, ValueShape shape, Sending sending)
    {
        var longest = "";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in TrialModels.Of(shape, TemplateTexts.Of(template, _templates.Include).Mentions))
        {
            var rendering = _renderer.Render(template, model, _templates.Include);
            if (rendering.Text is not { } text)
            {
                var error = rendering.Errors[0];
                Add(Diagnostic.Of(MessageMistakes.Fails, PlaceOf(error.Name, error.Line, error.Column, 1), "with values that it may be given", error.Message)
                    with { Related = [("sent here", sending.Send.Span)] });
                return;
            }

            if (!seen.Add(text))
            {
                continue;
            }

            TellWhatLacks(template, text, model, sending);
            longest = sending.Send.Channel == "sms" && SmsParts.Of(text.Trim()) >= SmsParts.Of(longest) && text.Length > longest.Length
                ? text.Trim() : longest;
        }

        if (SmsParts.Of(longest) is > 1 and var parts)
        {
            var room = SmsParts.IsGsm(longest) ? SmsParts.OfOne.Gsm : SmsParts.OfOne.Other;
            Add(At(MessageMistakes.LongSms, template, sending, $"{parts}", $"{longest.Length}", $"{room}"));
        }
    }

    private void TellWhatLacks(Template template, string text, Dictionary<string, object?> model, Sending sending)
    {
        if (sending.Ending == MessageForm.Json && WrongOf(text) is { } wrong)
        {
            Add(At(MessageMistakes.NoJson, template, sending, wrong));
        }

        if (sending.Send.Channel != "email")
        {
            return;
        }

        if (sending.Ending == MessageForm.Html && MailFile.SubjectOf(text).Length == 0)
        {
            Add(At(MessageMistakes.NoSubject, template, sending, "with values that it may be given"));
        }

        if (sending.Ending == MessageForm.Html)
        {
            foreach (var (words, trouble) in MailRules.Check(StyleInliner.Inline(text)))
            {
                Add(Diagnostic.Of(MessageMistakes.NotForMail, PlaceOfWords(template, words), trouble) with { Related = [("sent here", sending.Send.Span)] });
            }
        }

        var links = (Dictionary<string, object?>)model["links"]!;
        if (sending.Journey.Purpose != Consent.Service && !text.Contains((string)links["unsubscribe"]!, StringComparison.Ordinal))
        {
            Add(At(MessageMistakes.NoWayOut, template, sending, sending.Journey.Purpose, sending.Ending == MessageForm.Html ? "on its page" : "in its plain text"));
        }
    }

    private static string? WrongOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return null;
        }
        catch (JsonException fault)
        {
            return $"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1} of what it writes";
        }
    }

    /// <summary>
    /// Where words of a page come from: the place in the template, or in what it includes, that has them; with ever fewer of them, as the rest
    /// may have been put in. The beginning of the template where they are nowhere.
    /// </summary>
    private SourceSpan PlaceOfWords(Template template, string words)
    {
        for (var length = words.Length; length > 1; length = length * 3 / 4)
        {
            foreach (var (name, text) in TemplateTexts.Of(template, _templates.Include).All)
            {
                if (text.IndexOf(words[..length], StringComparison.Ordinal) is >= 0 and var at)
                {
                    var before = text[..at];
                    return PlaceOf(name, before.Count(character => character == '\n') + 1, at - before.LastIndexOf('\n'), length);
                }
            }
        }

        return PlaceOf(Path.GetFileName(template.Name), 1, 1, 1);
    }

    private Diagnostic At(DiagnosticDescriptor descriptor, Template template, Sending sending, params ReadOnlySpan<string> arguments) =>
        Diagnostic.Of(descriptor, PlaceOf(Path.GetFileName(template.Name), 1, 1, 1), arguments) with { Related = [("sent here", sending.Send.Span)] };

    /// <summary>A place in a template: templates are named from the folder of messages, and the one that is sent from the programme's.</summary>
    private SourceSpan PlaceOf(string template, int line, int column, int length)
    {
        var within = template.StartsWith("messages", StringComparison.Ordinal) && File.Exists(Path.Combine(_folder, template))
            ? template : Path.Combine("messages", template);
        var beside = Path.GetDirectoryName(_programme.Span.File) ?? "";
        return new(Path.Combine(beside, within), line, column, line, column + length);
    }

    private void Add(Diagnostic diagnostic)
    {
        if (_told.Add((diagnostic.Descriptor.Id, diagnostic.Place.ToString(), diagnostic.Message)))
        {
            _found.Add(diagnostic);
        }
    }
}
