using System.Text;

namespace Workflows.Input.Values;

/// <summary>A value of a file inside a message: in quotation marks, short, without control characters.</summary>
internal static class Quoted
{
    private const int Most = 60;

    /// <summary>The value as it is shown.</summary>
    public static string Show(ReadOnlySpan<byte> text) => Show(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * Most)]));

    /// <summary>The value as it is shown.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var letter in text.Length > Most ? text[..Most] : text)
        {
            shown.Append(char.IsControl(letter) ? '\uFFFD' : letter);
        }

        return shown.Append(text.Length > Most ? "…\"" : "\"").ToString();
    }
}
