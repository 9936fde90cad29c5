using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Flows.Definitions;
using Workflows.Flows.Library;
using Workflows.Flows.Transcripts;
using Workflows.Testing;

namespace Workflows.Flows.Tests.Conformance;

/// <summary>What the real Elsa did with definitions, line by line.</summary>
public sealed class ElsaTests
{
    [Fact]
    public void Definitions_run_as_the_real_engine_ran_them()
    {
        if (RepositoryFolder.Shared("conformance/elsa") is not { } folder)
        {
            return;
        }

        var wrong = new List<string>();
        var files = Directory.GetFiles(folder, "*.expected").Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            var expected = File.ReadAllLines(file);
            var actual = Run(Path.ChangeExtension(file, ".json"), expected);
            if (!Comparable(expected).SequenceEqual(Comparable(actual), StringComparer.Ordinal))
            {
                wrong.Add($"{Path.GetFileName(file)}\n expected {string.Join("\n          ", Comparable(expected))}\n actual   {string.Join("\n          ", Comparable(actual))}");
            }
        }

        Assert.True(files.Count >= 40, $"there are only {files.Count} files in {folder}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string[] Run(string file, string[] expected)
    {
        var library = FlowLibrary.Of([FlowDefinition.Read(File.ReadAllText(file))], []);
        var build = library.Version(library.Definitions[0].Id)!;
        if (build.Flow is null)
        {
            return [.. build.Problems];
        }

        // A trigger says when it was made: the instant that the transcript is to be of.
        var startAt = expected.Select(line => Regex.Match(line, "\"StartAt\":\"([^\"]+)\",\"Interval\":\"([^\"]+)\"")).FirstOrDefault(match => match.Success);
        var at = startAt is null
            ? new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)
            : DateTimeOffset.Parse(startAt.Groups[1].Value, CultureInfo.InvariantCulture) - TimeSpan.Parse(startAt.Groups[2].Value, CultureInfo.InvariantCulture);
        return [.. FlowTranscript.Of(build.Flow, library, new TranscriptRequest(at)
        {
            Input = Values.FlowRecord.Of("who", "Bob"),
            Resumes = true,
            TellsJournal = expected.Any(line => line.StartsWith("LOG", StringComparison.Ordinal)),
        })];
    }

    /// <summary>Ids that each run makes anew are left out; the runs of activities come in the order of such ids, so they are sorted.</summary>
    private static List<string> Comparable(IEnumerable<string> lines)
    {
        var known = lines.Select(line => Regex.Replace(line, ",\"Id\":\"[^\"]+\",\"TenantId\":null", "").TrimEnd()).ToList();
        return [.. known.Where(line => !IsRecord(line)), .. known.Where(IsRecord).Order(StringComparer.Ordinal)];
    }

    private static bool IsRecord(string line) => line.StartsWith("AER ", StringComparison.Ordinal);
}
