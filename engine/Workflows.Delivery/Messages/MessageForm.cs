namespace Workflows.Delivery.Messages;

/// <summary>In which forms the message of a channel is written, by the endings of its templates.</summary>
public static class MessageForm
{
    /// <summary>A page for e-mail and for paper.</summary>
    public const string Html = "html";

    /// <summary>Plain text.</summary>
    public const string Text = "txt";

    /// <summary>A JSON document for programs.</summary>
    public const string Json = "json";

    /// <summary>The member's id, which is no field that a programme declares.</summary>
    public const string IdField = "id";

    /// <summary>The form that a message of a channel must have: a page for e-mail and letters, JSON for push and webhook, else text.</summary>
    /// <param name="channel">The channel.</param>
    public static string Of(string channel) => channel switch
    {
        "email" or "post" or "letter" => Html,
        "push" or "webhook" => Json,
        _ => Text,
    };

    /// <summary>The field of members that has their address on a channel; a program of somebody else is told the member's id.</summary>
    /// <param name="channel">The channel.</param>
    public static string AddressField(string channel) => channel switch
    {
        "email" => "email",
        "post" or "letter" => "address",
        "push" => "device",
        "webhook" => IdField,
        _ => "mobile",
    };

    /// <summary>A form that it may have besides: an e-mail without one as text gets it from its page. Null for none.</summary>
    /// <param name="channel">The channel.</param>
    public static string? Besides(string channel) => channel == "email" ? Text : null;
}
