using System.Text;
using System.Text.Json;
using Workflows.Cli.Shell;
using Workflows.Delivery.Sending;

namespace Workflows.Cli.Messages;

/// <summary>
/// <c>channels</c> of <c>messages/settings.json</c>: by channel <c>smtp</c> (<c>host:port</c>; with <c>tls</c>, <c>user</c> and <c>password from</c>) or
/// <c>webhook</c> (an address; with <c>secret from</c>), and <c>a minute</c>, how many messages. Secrets stand in variables of the environment.
/// </summary>
internal static class ChannelSettings
{
    private const int UsualLimit = 60;

    /// <summary>The ways of a programme in a folder, by channel.</summary>
    /// <exception cref="ShellFault">The settings don't say it right.</exception>
    public static Dictionary<string, DeliveryWay> Read(string programmeFolder)
    {
        var path = SettingsFile.PathOf(programmeFolder);
        var ways = new Dictionary<string, DeliveryWay>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return ways;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        if (!document.RootElement.TryGetProperty("channels", out var channels))
        {
            return ways;
        }

        if (channels.ValueKind != JsonValueKind.Object)
        {
            throw new ShellFault($"{path}: `channels` has to be a record of channels, such as {{ \"email\": {{ \"smtp\": \"mail.shop.example:587\" }} }}.");
        }

        foreach (var channel in channels.EnumerateObject())
        {
            ways[channel.Name] = WayOf(channel.Value, channel.Name, $"{path}: channel `{channel.Name}`");
        }

        return ways;
    }

    private static DeliveryWay WayOf(JsonElement channel, string name, string place)
    {
        var smtp = Text(channel, "smtp");
        var webhook = Text(channel, "webhook");
        var most = channel.ValueKind == JsonValueKind.Object && channel.TryGetProperty("a minute", out var limit)
            ? limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var number) && number >= 1
                ? number : throw new ShellFault($"{place}: `a minute` has to be a whole number from 1 on.")
            : UsualLimit;
        return (smtp, webhook) switch
        {
            ({ } server, null) when name == "email" => new(new SmtpTransport(ServerOf(channel, server, place)), true, new RateLimit(most)),
            (null, { } address) => new(new WebhookTransport(AddressOf(address, place), SecretOf(channel, "secret from", place), TimeProvider.System), false, new RateLimit(most)),
            _ => throw new ShellFault($"{place}: say either `smtp`, for e-mail, or `webhook`."),
        };
    }

    private static SmtpServer ServerOf(JsonElement channel, string server, string place)
    {
        var colon = server.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(server[(colon + 1)..], out var port) || port is < 1 or > 65535)
        {
            throw new ShellFault($"{place}: write the server as host:port, such as \"mail.shop.example:587\".");
        }

        var isSecured = !channel.TryGetProperty("tls", out var tls) || tls.ValueKind != JsonValueKind.False;
        var user = Text(channel, "user");
        return user is not null && !isSecured
            ? throw new ShellFault($"{place}: a password would go over an open line; leave out `\"tls\": false` or `user`.")
            : new(server[..colon], port, isSecured, user, user is null ? null : Encoding.UTF8.GetString(SecretOf(channel, "password from", place)));
    }

    private static Uri AddressOf(string address, string place)
    {
        var isRight = Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        return isRight ? uri! : throw new ShellFault($"{place}: `webhook` has to be an address that begins with https://, or with http:// on this machine.");
    }

    private static byte[] SecretOf(JsonElement channel, string name, string place)
    {
        var variable = Text(channel, name) ?? throw new ShellFault($"{place}: say in `{name}` which variable of the environment has the secret.");
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret
            ? Encoding.UTF8.GetBytes(secret) : throw new ShellFault($"{place}: the variable {variable} of the environment isn't set.");
    }

    private static string? Text(JsonElement channel, string name) =>
        channel.ValueKind == JsonValueKind.Object && channel.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
