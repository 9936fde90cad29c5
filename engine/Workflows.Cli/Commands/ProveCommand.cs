using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Core.Planning;
using Workflows.Dsl.Analysis;
using Workflows.Model.Programmes;
using Workflows.Proving;
using Workflows.Proving.Questions;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty prove</c>: what can be proved of a programme, with a customer where something doesn't hold.</summary>
internal static class ProveCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programme files, or folders with one.", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<double>("--limit") { Description = "Seconds for one question.", DefaultValueFactory = _ => 2 };
        var upTo = new Option<long>("--up-to")
        {
            Description = "The largest amount that an event is taken to have where its declaration has no largest one.", DefaultValueFactory = _ => 1_000,
        };
        var exclusive = new Option<string[]>("--exclusive") { Description = "Rules, or segments, of which no two may ever be true together: A,B", DefaultValueFactory = _ => [] };
        var cover = new Option<string[]>("--cover") { Description = "Segments of which every member must be in one: A,B,C", DefaultValueFactory = _ => [] };
        var against = new Option<string?>("--against") { Description = "The version before: does each rule do the same?" };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "prove", "Proves what a programme does, or shows a customer for whom it doesn't.\n\nExample: loyalty prove shop.loyalty --exclusive Small,Large")
        {
            paths, limit, upTo, exclusive, cover, against, format,
        };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var asked = new ProofOptions
            {
                Limit = Milliseconds(options.GetValue(limit)), UpTo = Amount(options.GetValue(upTo)),
                Exclusive = Names(options.GetValue(exclusive)!), Cover = Names(options.GetValue(cover)!),
                Against = options.GetValue(against) is { } old ? ProgrammeFile.Read(old).Checked(terminal) : null,
            };
            var proofs = options.GetValue(paths)!.Select(path => Prove(ProgrammeFile.Read(path), asked, terminal)).ToList();
            Terminal.Result(options.GetValue(format) == "json" ? ProofJson.Of(proofs) : ProofText.Of(proofs));
            return proofs.TrueForAll(proof => proof.IsAllRight) ? 0 : 1;
        });
        return command;
    }

    /// <summary>Runs an example through the core.</summary>
    public static Played Play(ProgrammePlan plan, Example example)
    {
        var last = LastEvent.Of(plan, example);
        return new(last.Refusal, last.Fired, last.Gave, last.Segments);
    }

    private static ProgrammeProof Prove(ProgrammeFile file, ProofOptions asked, Terminal terminal)
    {
        var programme = file.Checked(terminal);
        var overlaps = ProgrammeAnalysis.Overlaps(programme);
        using var prover = Prover.Open();
        if (prover is null)
        {
            terminal.Problem("Not checked: this machine has no libz3. Install it, on Debian with `apt-get install libz3-4`, and try again.");
            return new(file.Path, programme, overlaps, null);
        }

        var plans = new Dictionary<Programme, ProgrammePlan>(ReferenceEqualityComparer.Instance);
        ProgrammePlan PlanOf(Programme one) => plans.TryGetValue(one, out var plan) ? plan : plans[one] = ProgrammeFile.Plan(one);
        return new(file.Path, programme, overlaps, [.. prover.Prove(programme, asked).Select(finding => finding.Confirmed((one, example) => Play(PlanOf(one), example)))]);
    }

    private static int Milliseconds(double seconds) =>
        seconds is > 0 and <= 3_600 ? Math.Max(1, (int)(seconds * 1_000)) : throw new ShellFault("--limit is a number of seconds above 0, at most 3,600.", 2);

    private static long Amount(long upTo) =>
        upTo is > 0 and <= 1_000_000_000 ? upTo : throw new ShellFault("--up-to is a whole number from 1 to 1,000,000,000.", 2);

    private static ImmutableArray<ImmutableArray<string>> Names(string[] lists) =>
        [.. lists.Select(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray())];
}
