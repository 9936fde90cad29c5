using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Dsl.Describing;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty describe</c>: a programme in plain English.</summary>
internal static class DescribeCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var path = new Argument<string>("PATH") { Description = "A programme file, or a folder with one." };
        var audience = new Option<string>("--for")
        {
            Description = "company: all of it; members: without payers, costs, guards, processes and measures", DefaultValueFactory = _ => "company",
        };
        audience.AcceptOnlyFromAmong("company", "members");
        var command = new Command(
            "describe",
            "Prints the whole programme in plain English, for members' terms and for whoever answers for it; Markdown.\n\n"
            + "Example: loyalty describe harbour.loyalty --for members")
        {
            path, audience,
        };
        command.SetAction(options =>
        {
            var programme = ProgrammeFile.Read(options.GetValue(path)!).Checked(new Terminal(options));
            var text = options.GetValue(audience) == "members" ? Description.ForMembers(programme) : Description.Of(programme);
            Terminal.Result(text.TrimEnd());
            return 0;
        });
        return command;
    }
}
