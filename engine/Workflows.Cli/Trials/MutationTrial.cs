using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Core.Rules;
using Workflows.Core.Versions;
using Workflows.Dsl;
using Workflows.Dsl.Including;
using Workflows.Dsl.Mutating;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Trials;

/// <summary>A change of a programme, and whether its examples notice it.</summary>
/// <param name="Mutant">The change.</param>
/// <param name="NoticedBy">The first example that fails with it, or else the first promise that is broken; null where there is none.</param>
internal sealed record TriedMutant(Mutant Mutant, string? NoticedBy);

/// <summary>Tries each small change of a programme on its examples. Changes that don't compile or mean the same are left out.</summary>
internal static class MutationTrial
{
    /// <summary>The changes file by file in the order of the text. Tried side by side: each has a programme and members of its own.</summary>
    public static IReadOnlyList<TriedMutant> Run(ProgrammeFile file, Programme programme) =>
    [
        .. file.Files.SelectMany(one => Mutants.Of(one.Path, one.Text)).AsParallel().AsOrdered()
            .Select(mutant => (mutant, changed: Changed(file, mutant)))
            .Where(tried => tried.changed is { } changed && changed.Version != programme.Version)
            .Select(tried => new TriedMutant(tried.mutant, FirstFailing(tried.changed!))),
    ];

    private static Programme? Changed(ProgrammeFile file, Mutant mutant) => (mutant.Place.File == file.Path
        ? Compiler.Compile(file.Path, mutant.Text, file.Included)
        : Compiler.Compile(file.Path, file.Text, path => IncludePath.Beside(file.Path, path) == mutant.Place.File ? new(mutant.Text) : file.Included(path)))
        .Programme;

    // Few, as each change that the examples don't notice is tried on all of them.
    private const int Customers = 30;

    private static string? FirstFailing(Programme programme) => FirstExample(programme)
        ?? PromiseTrial.FirstBroken(programme, Customers);

    private static string? FirstExample(Programme programme)
    {
        var runner = new ExampleRunner(Lineage.Of(
            [new ProgrammeVersion(programme, Instant.Earliest)], new InterpretedRules(), ProgrammeFile.WorkflowsOf));
        return programme.Examples.FirstOrDefault(example => !runner.Run(example).Failures.IsEmpty)?.FullTitle;
    }
}
