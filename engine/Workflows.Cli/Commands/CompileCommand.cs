using System.CommandLine;
using System.Text;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Elsa.Compiling;
using Workflows.Model.Programmes;
using Workflows.Delivery.Files;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty compile</c>: what a programme becomes.</summary>
internal static class CompileCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var path = new Argument<string>("PATH") { Description = "A programme file, or a folder with one." };
        var to = new Option<string>("--to")
        {
            Description = "elsa: workflow definitions; rules: the rules in order; json: the programme model", Required = true,
        };
        to.AcceptOnlyFromAmong("elsa", "rules", "json");
        var folder = new Option<string>("--out") { Description = "The folder to write to.", Required = true };
        var command = new Command(
            "compile", "Writes what a programme becomes.\n\nExample: loyalty compile harbour.loyalty --to elsa --out workflows")
        {
            path, to, folder,
        };
        command.SetAction(options =>
        {
            var programme = ProgrammeFile.Read(options.GetValue(path)!).Checked(new Terminal(options));
            foreach (var (name, text) in Files(programme, options.GetValue(to)!))
            {
                var file = Path.Combine(options.GetValue(folder)!, name);
                WholeFile.Write(file, Encoding.UTF8.GetBytes(text));
                Terminal.Result(file);
            }

            return 0;
        });
        return command;
    }

    private static IEnumerable<(string Name, string Text)> Files(Programme programme, string to) => to switch
    {
        "elsa" => programme.Journeys.Select(journey =>
            ($"{JourneyCompiler.DefinitionId(programme, journey)}.json", JourneyCompiler.Compile(programme, journey))),
        "rules" => [($"{programme.Name}.rules.txt", RulesText.Of(programme))],
        _ => [($"{programme.Name}.json", ProgrammeJson.Of(programme))],
    };
}
