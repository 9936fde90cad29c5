using System.Text.Json;
using Workflows.Cli.Shell;
using Workflows.Delivery.Messages;

namespace Workflows.Cli.Messages;

/// <summary>
/// <c>messages/settings.json</c>: <c>from</c>, the sender of e-mails, and <c>links</c>, the address under which links about a message lead.
/// What it doesn't say is as usual.
/// </summary>
internal static class SettingsFile
{
    private const string Name = "settings.json";

    /// <summary>The settings of a programme in a folder.</summary>
    /// <exception cref="ShellFault">The file is there and can't be read.</exception>
    public static MessageSettings Read(string programmeFolder, string programme)
    {
        var usual = MessageSettings.Usual(programme);
        var path = Path.Combine(MessageFiles.FolderOf(programmeFolder), Name);
        if (!File.Exists(path))
        {
            return usual;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return new(Text(document.RootElement, "from", path) ?? usual.From, Link(Text(document.RootElement, "links", path), path) ?? usual.Links);
        }
        catch (JsonException fault)
        {
            throw new ShellFault($"{path}({fault.LineNumber + 1},{fault.BytePositionInLine + 1}) : error : this is not JSON; mend it there.");
        }
    }

    private static string? Text(JsonElement settings, string name, string path)
    {
        if (settings.ValueKind != JsonValueKind.Object)
        {
            throw new ShellFault($"{path}: write one record, such as {{ \"from\": \"Shop <hello@shop.example>\", \"links\": \"https://shop.example\" }}.");
        }

        if (!settings.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && !text.Any(char.IsControl)
            ? text : throw new ShellFault($"{path}: `{name}` has to be a text on one line; write it so or leave it out.");
    }

    private static string? Link(string? links, string path) => links is null ? null
        : Uri.TryCreate(links, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? links.TrimEnd('/')
        : throw new ShellFault($"{path}: `links` is no address; write one such as https://shop.example.");
}
