using Workflows.Core.Planning;
using Workflows.Core.Versions;
using Workflows.Dsl.Including;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Shell;

/// <summary>The versions of a programme that a database was run with, compiled from the texts that it keeps.</summary>
/// <param name="Versions">The versions, oldest first.</param>
/// <param name="Plan">The last of them, ready to run, with those before it.</param>
/// <param name="File">The text of the last.</param>
internal sealed record StoredProgrammes(IReadOnlyList<ProgrammeVersion> Versions, ProgrammePlan Plan, ProgrammeFile File)
{
    /// <summary>The programme in force, ready to run, and its text.</summary>
    public static StoredProgrammes Of(RunReader reader, Terminal terminal)
    {
        var stored = reader.Versions();
        var versions = stored.Select(version => new ProgrammeVersion(FileOf(version).Checked(terminal), version.From)).ToList();
        return new StoredProgrammes(versions, ProgrammeFile.Plan(versions).With(reader.VoucherSecret), FileOf(stored[^1]));
    }

    /// <summary>
    /// A programme ready to run on a database: with the versions before it where it is the one that is in force there. Where it is not, the
    /// database says so when it is opened.
    /// </summary>
    public static ProgrammePlan For(Programme programme, string database, Terminal terminal)
    {
        if (!System.IO.File.Exists(database) || new FileInfo(database).Length == 0)
        {
            return ProgrammeFile.Plan(programme);
        }

        using var reader = RunReader.Open(database);
        var stored = reader.Versions();
        return stored.Count > 1 && stored[^1].Version == programme.Version ? Of(reader, terminal).Plan : ProgrammeFile.Plan(programme);
    }

    private static ProgrammeFile FileOf(StoredVersion version) => FileOf(version, version.Sources[0].File);

    private static ProgrammeFile FileOf(StoredVersion version, string file) => version.Sources.FirstOrDefault(source => source.File == file) is { } source
        ? new(source.File, source.Text) { Beside = path => FileOf(version, IncludePath.Beside(file, path)) }
        : throw new ShellFault($"{file}: the database doesn't hold this file; run the programme again.");
}
