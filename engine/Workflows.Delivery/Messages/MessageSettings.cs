using Workflows.Core.Ports;

namespace Workflows.Delivery.Messages;

/// <summary>What all messages of a programme have in common and the programme doesn't say: from whom they come and where their links lead.</summary>
/// <param name="From">The sender of e-mails, as in their header.</param>
/// <param name="Links">The address, without a slash at its end, under which links about a message lead.</param>
public sealed record MessageSettings(string From, string Links)
{
    /// <summary>Settings of a programme that has none: addresses of the domain <c>example</c>, which nobody owns (RFC 2606).</summary>
    /// <param name="programme">The programme's name.</param>
    public static MessageSettings Usual(string programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var host = $"{programme.ToLowerInvariant()}.example";
        return new($"{programme} <no-reply@{host}>", $"https://{host}");
    }

    /// <summary>What templates know as <c>links</c>: where a member stops such messages, and where a member says which ones are welcome.</summary>
    /// <param name="token">The signed token of the message.</param>
    public IReadOnlyDictionary<string, object?> LinksOf(string token) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["unsubscribe"] = $"{Links}/unsubscribe/{token}", ["preferences"] = $"{Links}/preferences/{token}",
    };

    /// <summary>The shape of <see cref="LinksOf"/>.</summary>
    public ValueShape LinksShape => ValueShape.RecordOf(
        [.. LinksOf(new string('0', 38)).Select(link => (link.Key, ValueShape.Text((string)link.Value!)))]);
}
