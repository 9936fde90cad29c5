using Workflows.Core.Planning;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Shell;

/// <summary>The programme that a database was run with, compiled from the text that it keeps.</summary>
internal static class StoredProgrammes
{
    /// <summary>The programme in force, ready to run, and its text.</summary>
    public static (ProgrammePlan Plan, ProgrammeFile File) Of(RunReader reader, Terminal terminal)
    {
        var source = reader.Versions()[^1].Sources[0];
        var file = new ProgrammeFile(source.File, source.Text);
        return (ProgrammeFile.Plan(file.Checked(terminal)), file);
    }
}
