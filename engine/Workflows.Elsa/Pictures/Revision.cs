using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Pictures;

/// <summary>
/// Tells apart what a journey says, whatever its steps are called in a picture and wherever they stand in the file, so that a picture of an
/// older text is recognised and one of another place in the file isn't refused.
/// </summary>
internal static class Revision
{
    /// <summary>Where the definition notes it; the Studio gives it back.</summary>
    public const string Property = "revision";

    private const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of what the activities say and where they lead.</summary>
    public static string Of(string title, ImmutableArray<ElsaActivity> activities, ImmutableArray<ElsaConnection> connections)
    {
        var text = new StringBuilder(title).Append('\0');
        foreach (var activity in activities)
        {
            text.Append(activity.Id).Append('\0');
            foreach (var input in activity.Inputs)
            {
                text.Append(input.Name).Append('\0').Append(input.Value).Append('\0');
            }
        }

        foreach (var line in connections)
        {
            text.Append(line.Source).Append('\0').Append(line.Port).Append('\0').Append(line.Target).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }
}
