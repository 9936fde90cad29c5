namespace Workflows.Delivery.Messages;

/// <summary>
/// How many parts an SMS takes, each of which is paid for: 160 characters of the GSM alphabet (3GPP TS 23.038, 7 bits each, some of them
/// written as two), or 70 UTF-16 units where the text has any other character; 153 and 67 where there are several parts, as each then says
/// which it is.
/// </summary>
public static class SmsParts
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extended = "\f^{}\\[~]|€";

    /// <summary>The characters of a single part: of the GSM alphabet, and of any other.</summary>
    public static (int Gsm, int Other) OfOne => (160, 70);

    /// <summary>The parts of a text: at least 1.</summary>
    /// <param name="text">The text as it is sent.</param>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isGsm = IsGsm(text);
        var size = 0;
        foreach (var character in text)
        {
            size += isGsm && Extended.Contains(character, StringComparison.Ordinal) ? 2 : 1;
        }

        return size <= (isGsm ? OfOne.Gsm : OfOne.Other) ? 1 : Split(text, isGsm);
    }

    /// <summary>Whether all of a text is in the GSM alphabet.</summary>
    /// <param name="text">The text.</param>
    public static bool IsGsm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(character => Basic.Contains(character, StringComparison.Ordinal) || Extended.Contains(character, StringComparison.Ordinal));
    }

    /// <summary>Parts of a text that is too long for one: no character that takes two places is cut in two.</summary>
    private static int Split(string text, bool isGsm)
    {
        var (room, used, parts) = (isGsm ? 153 : 67, 0, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = isGsm ? Extended.Contains(text[i], StringComparison.Ordinal) : char.IsHighSurrogate(text[i]) && i + 1 < text.Length;
            var size = isPair ? 2 : 1;
            if (used + size > room)
            {
                (used, parts) = (0, parts + 1);
            }

            used += size;
            i += isPair && !isGsm ? 1 : 0;
        }

        return parts;
    }
}
