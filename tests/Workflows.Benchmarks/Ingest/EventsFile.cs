using System.Globalization;
using Workflows.Benchmarks.Loyalty20;

namespace Workflows.Benchmarks.Ingest;

/// <summary>The workload as a CSV file: everybody joins, then come the purchases.</summary>
internal static class EventsFile
{
    private static readonly string[] Channels = ["store", "web", "app", "partner"];
    private static readonly string[] Categories = ["grocery", "home", "garden", "fuel", "books", "electronics", "toys", "sport"];
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes the file.</summary>
    /// <returns>How many events it has.</returns>
    public static int Write(string path, int purchases)
    {
        using var file = new StreamWriter(path);
        file.NewLine = "\n";
        file.WriteLine("type,member,at,id,amount,channel,category,items,birth_month");
        var (members, all) = Workload.Make(1);
        foreach (var member in members)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Joined,m{member.Id},2024-12-31T23:59:59Z,,,,,,{member.BirthMonth}"));
        }

        foreach (var p in all.AsSpan(0, purchases))
        {
            var at = Start.AddSeconds(p.Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Purchase,m{p.Member},{at},{p.Id},{p.Cents / 100}.{p.Cents % 100:00},{Channels[p.Channel]},{Categories[p.Category]},{p.Items},"));
        }

        return members.Length + purchases;
    }
}
