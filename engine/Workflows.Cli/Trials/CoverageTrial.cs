using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Core.Explaining;
using Workflows.Core.Versions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Trials;

/// <summary>Runs the examples once more with rules that say why, to see what of the programme they show.</summary>
internal static class CoverageTrial
{
    /// <summary>What the examples of a programme show and what not.</summary>
    public static Coverage Run(Programme programme) => Run(programme, programme.Examples);

    /// <summary>What some lives show, whether or not anything is expected of them.</summary>
    public static Coverage Run(Programme programme, IEnumerable<Example> lives)
    {
        var tracing = new TracingRules();
        var runner = new ExampleRunner(Lineage.Of([new ProgrammeVersion(programme, Instant.Earliest)], tracing, ProgrammeFile.WorkflowsOf));
        var coverage = new Coverage(programme);
        foreach (var example in lives)
        {
            tracing.Clear();
            coverage.Note(runner.Run(example), tracing.Traces);
        }

        return coverage;
    }
}
