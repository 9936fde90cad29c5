using System.Text;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Files;

/// <summary>A message of a channel that carries plain text.</summary>
internal static class TextFile
{
    /// <summary>The file: to whom and when, an empty line, the text.</summary>
    public static byte[] Of(StoredMessage message, string? address, string text) => Encoding.UTF8.GetBytes(
        $"To: {address ?? "no address known"}\nDate: {message.At}\nKey: {message.Entry}-{message.Line}\n\n{text.Trim()}\n");
}
