using System.Collections.Immutable;
using System.Text;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Core.Rules.Compiled;
using Workflows.Core.Time;
using Workflows.Core.Versions;
using Workflows.Dsl;
using Workflows.Dsl.Including;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage;

namespace Workflows.Cli.Shell;

/// <summary>A programme file as it is on disk.</summary>
/// <param name="Path">Where.</param>
/// <param name="Text">What it says.</param>
internal sealed record ProgrammeFile(string Path, string Text)
{
    private const long LongestMiB = 64;

    /// <summary>The folder that it stands in: messages and templates are found from there.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>Reads a programme: its first file, one of those that it includes, or its folder.</summary>
    public static ProgrammeFile Read(string path)
    {
        if (Directory.Exists(path))
        {
            return InFolder(path);
        }

        var file = ReadText(path);
        return !Declares(file.Text) && ProgrammeFolders.OwnerOf(path) is { } main ? ReadText(main) : file;
    }

    /// <summary>Reads a file as it is.</summary>
    public static ProgrammeFile ReadText(string path)
    {
        if (!File.Exists(path))
        {
            throw new ShellFault($"{path}: there is no such file; check the name, or make a programme with `loyalty new NAME`.");
        }

        if (new FileInfo(path).Length > LongestMiB << 20)
        {
            throw new ShellFault($"{path}: the file has over {LongestMiB} MiB; a programme is text that people write.");
        }

        return new ProgrammeFile(path, Decode(path));
    }

    private static ProgrammeFile InFolder(string path)
    {
        var files = Directory.GetFiles(path, "*.loyalty").Order(StringComparer.Ordinal).ToArray();
        if (files.Length > 1)
        {
            // What another one includes is a part of that one's programme.
            files = [.. files.Where(file => ProgrammeFolders.OwnerOf(file) is null)];
        }

        return files.Length == 1 ? ReadText(files[0]) : throw new ShellFault(files.Length == 0
            ? $"{path}: there is no .loyalty file in this folder; `loyalty new NAME` makes one."
            : $"{path}: there are {files.Length} programmes in this folder, and none includes the others; name the file that you mean.");
    }

    private static bool Declares(string text) =>
        text.StartsWith("programme ", StringComparison.Ordinal) || text.Contains("\nprogramme ", StringComparison.Ordinal);

    /// <summary>The files of the programme: this one, and those that it includes and that can be read.</summary>
    public IReadOnlyList<ProgrammeFile> Files =>
        [this, .. Compiler.Includes(Text).Select(path => (Name: IncludePath.Beside(Path, path), Included(path).Text)).Where(one => one.Text is not null)
            .Select(one => new ProgrammeFile(one.Name, one.Text!))];

    /// <summary>What a path of an <c>include</c> leads to.</summary>
    public IncludedText Included(string path)
    {
        try
        {
            return new((Beside?.Invoke(path) ?? ReadText(System.IO.Path.Combine(Folder, path))).Text);
        }
        catch (ShellFault fault)
        {
            return new(null, fault.Message);
        }
    }

    /// <summary>Gives the file that stands at a path as seen from this one: from disk, or from where this one came from.</summary>
    public Func<string, ProgrammeFile>? Beside { get; init; }

    /// <summary>Compiles it, with the checks that need the world around it.</summary>
    public Compilation Compile()
    {
        var compilation = Compiler.Compile(Path, Text, Included);
        if (compilation.Programme is not { Rivals.IsEmpty: false } programme)
        {
            return compilation;
        }

        var found = compilation.Diagnostics.AddRange(CheckRivals(programme));
        return new(found.Any(one => one.Descriptor.Severity == Severity.Error) ? null : programme, found);
    }

    /// <summary>What is wrong with the rivals of a programme that this file holds.</summary>
    public IEnumerable<Diagnostic> CheckRivals(Programme programme) => programme.Rivals.SelectMany(rival => CheckRival(programme, rival));

    /// <summary>The programme of a rival of ours.</summary>
    public ProgrammeFile OfRival(Rival rival) => Beside?.Invoke(rival.File) ?? Read(System.IO.Path.Combine(Folder, rival.File));

    /// <summary>What a database keeps of it: the texts of its files, and those of the rivals, named as seen from this one.</summary>
    public IReadOnlyList<SourceText> Sources(Programme programme) =>
    [
        .. SourcesAs(System.IO.Path.GetFileName(Path)),
        .. programme.Rivals.SelectMany(rival => OfRival(rival).SourcesAs(rival.File)).DistinctBy(source => source.File),
    ];

    private IEnumerable<SourceText> SourcesAs(string name) =>
        [new(name, Text), .. Compiler.Includes(Text).Where(path => Included(path).Text is not null)
            .Select(path => new SourceText(IncludePath.Beside(name, path), Included(path).Text!))];

    /// <summary>The programme, or a fault after its diagnostics were printed.</summary>
    public Programme Checked(Terminal terminal)
    {
        var compilation = Compile();
        foreach (var diagnostic in compilation.Diagnostics.Where(d => compilation.Programme is null || d.Descriptor.Severity == Severity.Error))
        {
            terminal.Problem(diagnostic.ToString());
        }

        var programme = compilation.Programme ?? throw new ShellFault($"{Path}: the programme has errors; nothing was run.");
        return Calendar.HasZone(programme.TimeZone)
            ? programme
            : throw new ShellFault($"{programme.Span}: there is no time zone \"{programme.TimeZone}\"; write one such as \"Asia/Hong_Kong\".");
    }

    /// <summary>A programme ready to run, with the shipped adapters.</summary>
    public static ProgrammePlan Plan(Programme programme) => Plan([new ProgrammeVersion(programme, Instant.Earliest)]);

    /// <summary>The last of several versions ready to run, with the shipped adapters.</summary>
    public static ProgrammePlan Plan(IReadOnlyList<ProgrammeVersion> versions) => Lineage.Of(versions, new CompiledRules(), WorkflowsOf);

    /// <summary>The workflows of a programme's journeys.</summary>
    public static ImmutableArray<IWorkflow> WorkflowsOf(Programme programme)
    {
        var host = new ElsaWorkflowHost();
        return [.. programme.Journeys.Select(journey => host.Load(JourneyCompiler.Compile(programme, journey)))];
    }

    private ImmutableArray<Diagnostic> CheckRival(Programme programme, Rival rival)
    {
        try
        {
            var file = OfRival(rival);
            return Compiler.CheckRival(programme, rival, Compiler.Compile(file.Path, file.Text, file.Included));
        }
        catch (ShellFault fault)
        {
            return Compiler.CheckRival(programme, rival, null, fault.Message);
        }
    }

    private static string Decode(string path)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new ShellFault($"{path}: this is not a text file in UTF-8; save it as UTF-8 and try again.");
        }
    }
}
