using System.CommandLine;
using Workflows.Cli.Commands;
using Workflows.Cli.Shell;

var quiet = new Option<bool>("--quiet") { Description = "Only results and errors.", Recursive = true };
var noColor = new Option<bool>("--no-color") { Description = "No colours (also: NO_COLOR).", Recursive = true };
var root = new RootCommand("Loyalty programmes as text: checked, run, explained and measured.\n\nExample: loyalty demo")
{
    quiet,
    noColor,
    DemoCommand.Make(),
    NewCommand.Make(),
    CheckCommand.Make(),
    FmtCommand.Make(),
    TestCommand.Make(),
    ProveCommand.Make(),
    DescribeCommand.Make(),
    CompileCommand.Make(),
    RunCommand.Make(),
    PlanCommand.Make(),
    ApplyCommand.Make(),
    ExplainCommand.Make(),
    ReportCommand.Make(),
    FollowCommand.Make(),
    AuditCommand.Make(),
    ExportCommand.Make(),
    EraseCommand.Make(),
    GenerateCommand.Make(),
    RenderCommand.Make(),
    WorkflowCommand.Make(),
    OutboxCommand.Make(),
    LspCommand.Make(),
    ServeCommand.Make(),
};
return Faults.Guard(() =>
{
    var line = root.Parse(args.Length == 0 ? ["--help"] : args);
    return line.Errors.Count > 0
        ? throw Faults.OfCommandLine(line)
        : line.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
});
