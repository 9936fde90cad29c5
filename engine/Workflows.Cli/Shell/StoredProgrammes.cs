using Workflows.Core.Planning;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Shell;

/// <summary>The programme that a database was run with, compiled from the text that it keeps.</summary>
internal static class StoredProgrammes
{
    /// <summary>The programme in force, ready to run, and its text.</summary>
    public static (ProgrammePlan Plan, ProgrammeFile File) Of(RunReader reader, Terminal terminal)
    {
        var sources = reader.Versions()[^1].Sources;
        var file = new ProgrammeFile(sources[0].File, sources[0].Text)
        {
            Beside = name => sources.Skip(1).FirstOrDefault(source => source.File == name) is { } beside
                ? new ProgrammeFile(beside.File, beside.Text)
                : throw new ShellFault($"{name}: the database doesn't hold this file; run the programme again."),
        };
        return (ProgrammeFile.Plan(file.Checked(terminal)), file);
    }
}
