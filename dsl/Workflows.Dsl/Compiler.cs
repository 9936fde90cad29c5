using System.Collections.Immutable;
using Workflows.Dsl.Analysis;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Checking;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Formatting;
using Workflows.Dsl.Hashing;
using Workflows.Dsl.Including;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl;

/// <summary>Turns the text of a programme into the programme: one pure function, for every text.</summary>
public static class Compiler
{
    /// <summary>Compiles a text with what it includes. Never throws; what is wrong with the texts is in the result.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    /// <param name="include">What a path leads to, as seen from the file; null where no other file is at hand.</param>
    public static Compilation Compile(string file, string text, Func<string, IncludedText>? include = null)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { [file] = text };
        var files = new List<string> { file };
        var tree = Inclusion.Of(Parser.Parse(file, text), path =>
        {
            var (part, fault) = include?.Invoke(path) ?? new(null, "no other file is at hand here");
            var name = IncludePath.Beside(file, path);
            if (part is null)
            {
                return (null, fault);
            }

            texts[name] = part;
            files.Add(name);
            return (Parser.Parse(name, part), "");
        });
        var isWhole = !tree.Diagnostics.Any(one => one.Descriptor.Severity == Severity.Error);
        var findings = new Findings(name => texts.GetValueOrDefault(name, ""), isWhole, tree.Blocks.Any(HidesNames));
        var names = new Names(findings);
        var programme = ProgrammeBinder.Bind(tree, findings, names);
        ProgrammeChecks.Check(programme, findings, names);
        if (findings is { IsWhole: true, HasErrors: false })
        {
            ProgrammeAnalysis.Check(programme, findings);
        }

        ImmutableArray<Diagnostic> diagnostics = [.. findings.InOrder(tree.Diagnostics).OrderBy(one => files.IndexOf(one.Place.File))];
        var hasError = diagnostics.Any(one => one.Descriptor.Severity == Severity.Error);
        return new(hasError ? null : programme with { Version = MeaningHash.Of(programme) }, diagnostics);
    }

    /// <summary>The paths of the files that a text includes, in its order; a path that leads nowhere a file can stand is left out.</summary>
    /// <param name="text">The text.</param>
    public static ImmutableArray<string> Includes(string text) => Inclusion.PathsOf(Parser.Parse("", text).Blocks);

    /// <summary>Whether a block couldn't be read that has names in it, or a name that is lost; what else is broken keeps its name.</summary>
    internal static bool HidesNames(BlockSyntax block) => block.IsBroken
        && (block is UnknownBlockSyntax or IncludeSyntax or EventSyntax or MemberSyntax or TiersSyntax or JourneySyntax || block.Declares is { Text.Length: 0 });

    /// <summary>What keeps a rival's programme from being run over our customers' history; empty where it can be.</summary>
    /// <param name="ours">Our programme.</param>
    /// <param name="rival">The rival, of our programme.</param>
    /// <param name="theirs">What the text of the rival's programme became; null where it couldn't be read.</param>
    /// <param name="fault">Why it couldn't be read.</param>
    public static ImmutableArray<Diagnostic> CheckRival(Programme ours, Rival rival, Compilation? theirs, string fault = "")
    {
        ArgumentNullException.ThrowIfNull(rival);
        return theirs is null
            ? [Diagnostic.Of(MarketDiagnostics.RivalFile, rival.Span, rival.Name, fault)]
            : [.. RivalChecks.Check(ours, rival, theirs)];
    }

    /// <summary>
    /// Lays a text out in the one way: comments are kept, blocks with mistakes stay as they are. The text is null where it can't be read
    /// at all, and unchanged where laying it out would have changed its meaning.
    /// </summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    public static (string? Text, ImmutableArray<Diagnostic> Diagnostics) Format(string file, string text) => Formatter.Format(file, text);
}
