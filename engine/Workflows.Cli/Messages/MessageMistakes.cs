using Workflows.Model.Diagnostics;

namespace Workflows.Cli.Messages;

/// <summary>What can be wrong with the templates of a programme's messages.</summary>
internal static class MessageMistakes
{
    internal static DiagnosticDescriptor Missing { get; } = new(
        "LOY3101", "message template missing", "there is no template `{0}` for this message", "write that file, or name another template",
        Severity.Error);

    internal static DiagnosticDescriptor Broken { get; } = new(
        "LOY3102", "message template wrong", "the template of this message can't be used: {0}", "mend the template at that place", Severity.Error);

    internal static DiagnosticDescriptor NotTranslated { get; } = new(
        "LOY3002", "translation missing", "the message `{0}` is not there in the language `{1}`: there is no `{2}`",
        "translate it into that file, or write one for all languages without a language in its name", Severity.Error);

    internal static DiagnosticDescriptor UnknownName { get; } = new(
        "LOY3003", "unknown name in a message", "{0}", "name something that the message is given; `loyalty render --shape` lists it", Severity.Error);

    internal static DiagnosticDescriptor MayBeMissing { get; } = new(
        "LOY3004", "value of a message may be missing", "{0}", "ask for it with `if`, or say what stands in its place: `{{ … ?? 'text' }}`",
        Severity.Error);

    internal static DiagnosticDescriptor Fails { get; } = new(
        "LOY3005", "message fails for some members", "this fails {0}: {1}", "mend the template so that it works for them too", Severity.Error);

    internal static DiagnosticDescriptor NoSubject { get; } = new(
        "LOY3006", "e-mail without subject", "this e-mail has no subject {0}", "write it as the title of the page: `<title>…</title>`", Severity.Error);

    internal static DiagnosticDescriptor NoWayOut { get; } = new(
        "LOY3007", "no way to stop messages", "this e-mail for the purpose {0} doesn't say how to stop such messages {1}",
        "link to `{{ links.unsubscribe }}`, in the plain text too where there is one", Severity.Error);

    internal static DiagnosticDescriptor LongSms { get; } = new(
        "LOY3008", "SMS of several parts", "this SMS may take {0} parts, {1} characters: one part has room for {2} of them",
        "shorten it: each part is paid for. Values are taken to be as long as is plausible", Severity.Warning);

    internal static DiagnosticDescriptor Settings { get; } = new(
        "LOY3009", "settings of messages wrong", "the settings of the messages can't be used: {0}", "mend that file, or delete it for the usual ones",
        Severity.Error);

    internal static DiagnosticDescriptor NotForMail { get; } = new(
        "LOY3010", "page that mail programs don't take", "{0}", "templates/MESSAGES.md lists what all mail programs take", Severity.Error);

    internal static DiagnosticDescriptor NoJson { get; } = new(
        "LOY3011", "message that is no JSON", "what this writes with values that it may be given is no JSON: {0}",
        "write texts with their quotes by `{{ … | object.to_json }}`", Severity.Error);

    internal static DiagnosticDescriptor NoAddress { get; } = new(
        "LOY3012", "members without an address", "nobody can get this message: members have no text `{0}`, to which a message by {1} goes",
        "declare it for members: `{0} : optional text personal`", Severity.Warning);
}
