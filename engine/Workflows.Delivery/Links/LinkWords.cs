namespace Workflows.Delivery.Links;

/// <summary>The words of the pages to which links of messages lead, in one language.</summary>
internal sealed record LinkWords
{
    /// <summary>The language, as pages name it.</summary>
    public required string Language { get; init; }

    /// <summary>The title of the page that asks.</summary>
    public required string StopTitle { get; init; }

    /// <summary>What it asks: <c>{0}</c> is what the messages are.</summary>
    public required string StopQuestion { get; init; }

    /// <summary>What its button says.</summary>
    public required string StopButton { get; init; }

    /// <summary>The title once they are stopped.</summary>
    public required string DoneTitle { get; init; }

    /// <summary>What is said then: <c>{0}</c> is what the messages are.</summary>
    public required string Done { get; init; }

    /// <summary>The title of preferences.</summary>
    public required string ChooseTitle { get; init; }

    /// <summary>What stands above the choices.</summary>
    public required string Choose { get; init; }

    /// <summary>What the button says that saves them.</summary>
    public required string SaveButton { get; init; }

    /// <summary>What is said once they are saved.</summary>
    public required string Saved { get; init; }

    /// <summary>What is said where a message needs no consent.</summary>
    public required string Service { get; init; }

    /// <summary>What is said of a link that isn't believed.</summary>
    public required string Unknown { get; init; }

    /// <summary>What is said where it can't be done now.</summary>
    public required string Later { get; init; }

    /// <summary>What messages for a purpose on a channel are: <c>{0}</c> is the purpose, <c>{1}</c> the channel.</summary>
    public required string What { get; init; }

    /// <summary>Names of purposes and channels, where the language has some of its own.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    private static LinkWords English { get; } = new()
    {
        Language = "en",
        StopTitle = "Stop these messages?",
        StopQuestion = "You will get no more {0} from us. Notices about your account still reach you.",
        StopButton = "Stop them",
        DoneTitle = "Stopped",
        Done = "You will get no more {0} from us. A message that is on its way already may still arrive.",
        ChooseTitle = "Which messages would you like?",
        Choose = "Notices about your account reach you in any case.",
        SaveButton = "Save",
        Saved = "Saved. It counts from now on; a message that is on its way already may still arrive.",
        Service = "This was a notice about your account. Such notices are part of your membership and can’t be stopped one by one.",
        Unknown = "This link can’t be used. Follow the link of your latest message from us, or answer that message.",
        Later = "This can’t be done just now. Please try again in a few minutes.",
        What = "{0} by {1}",
        Names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["marketing"] = "offers", ["research"] = "surveys", ["email"] = "e-mail", ["sms"] = "SMS", ["push"] = "push message", ["post"] = "post", ["letter"] = "letter",
        },
    };

    private static LinkWords Chinese { get; } = new()
    {
        Language = "zh-Hant",
        StopTitle = "停止接收這類訊息？",
        StopQuestion = "你將不會再收到我們的{0}。有關你帳戶的通知仍會送達。",
        StopButton = "停止接收",
        DoneTitle = "已停止",
        Done = "你將不會再收到我們的{0}。已經發出的訊息可能仍會送達。",
        ChooseTitle = "你想收到哪些訊息？",
        Choose = "有關你帳戶的通知一定會送達。",
        SaveButton = "儲存",
        Saved = "已儲存，即時生效；已經發出的訊息可能仍會送達。",
        Service = "這是有關你帳戶的通知。此類通知屬於會籍的一部分，不能個別停止。",
        Unknown = "這個連結不能使用。請使用我們最新訊息中的連結，或直接回覆該訊息。",
        Later = "現在未能處理，請幾分鐘後再試。",
        What = "{0}（{1}）",
        Names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["marketing"] = "優惠資訊", ["research"] = "意見調查", ["email"] = "電郵", ["sms"] = "短訊",
            ["push"] = "推送通知", ["post"] = "郵寄", ["letter"] = "書信",
        },
    };

    /// <summary>The words of a language; English where there are none in it.</summary>
    /// <param name="language">Its code, such as <c>zh</c>.</param>
    public static LinkWords Of(string language) => language.Split('-', '_')[0] == "zh" ? Chinese : English;

    /// <summary>The name of a purpose or of a channel.</summary>
    public string NameOf(string word) => Names.GetValueOrDefault(word, word);
}
