namespace Workflows.Generation.Lives;

/// <summary>What members write under an answer, by how content they are.</summary>
internal static class Comments
{
    private static readonly string[][] English =
    [
        ["Waited far too long for an answer.", "My bill was wrong again.", "No signal in the tunnel for weeks."],
        ["It works, nothing special.", "Fine, but the app is slow.", "OK overall, roaming is dear."],
        ["Quick and friendly, thank you.", "Great coverage on the islands.", "Solved within the hour!"],
    ];

    private static readonly string[][] Chinese =
    [
        ["等咗好耐都冇人覆。", "帳單又計錯。", "過海隧道成日冇訊號。"],
        ["一般，冇咩特別。", "可以，但個 app 好慢。", "整體都得，漫遊偏貴。"],
        ["職員好有禮貌，多謝！", "離島訊號都好好。", "好快搞掂，滿意。"],
    ];

    /// <summary>How many comments there are to choose from for one score.</summary>
    internal const int Choices = 3;

    /// <summary>A comment; all characters lie in the basic plane, so that no reader has to know surrogate pairs.</summary>
    internal static string Of(bool english, int score, int choice)
    {
        var content = score <= 6 ? 0 : score <= 8 ? 1 : 2;
        return (english ? English : Chinese)[content][choice];
    }
}
