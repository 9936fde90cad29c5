using System.CommandLine;
using Workflows.Delivery.Sending;
using Workflows.Input;
using Workflows.Storage;

namespace Workflows.Cli.Shell;

/// <summary>Something that stops a command, in one sentence for the person at the terminal.</summary>
/// <param name="message">Where, what and what to do.</param>
/// <param name="exit">The exit code.</param>
internal sealed class ShellFault(string message, int exit = 1) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int Exit { get; } = exit;
}

/// <summary>The edge of the shell: what stops a command becomes one sentence and an exit code.</summary>
internal static class Faults
{
    private const int BadInput = 2;
    private const int Broken = 70;

    /// <summary>Runs a command.</summary>
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (ShellFault fault)
        {
            return Say(fault.Message, fault.Exit);
        }
        catch (InputFault fault)
        {
            return Say(fault.Message, BadInput);
        }
        catch (DeliveryFault fault)
        {
            return Say(fault.Message, 1);
        }
        catch (StorageFault fault)
        {
            return Say(fault.Message, 1);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Say($"{fault.Message.TrimEnd('.')}; nothing that was stored before is lost.", 1);
        }
        catch (Exception fault)
        {
            return Say($"This is a fault of ours ({fault.GetType().Name}: {fault.Message}). Please report it with the command that you ran.", Broken);
        }
    }

    /// <summary>A command line that can't be understood, in one sentence; the parser would print a page of help to standard output.</summary>
    public static ShellFault OfCommandLine(ParseResult line)
    {
        // The last error is the most precise: a wrong verb is told as a missing one first.
        var message = line.Errors[^1].Message.Replace("\r", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries);
        var verb = line.CommandResult.Command is RootCommand ? "" : $"{line.CommandResult.Command.Name} ";
        return new ShellFault($"{string.Join(' ', message).TrimEnd('.')}; `loyalty {verb}--help` shows an example.", BadInput);
    }

    private static int Say(string message, int exit)
    {
        Console.Error.WriteLine(message);
        return exit;
    }
}
