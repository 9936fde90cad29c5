using System.CommandLine;
using System.Globalization;

namespace Workflows.Cli.Shell;

/// <summary>What a command says to the person who ran it: results to standard output, everything else to standard error.</summary>
internal sealed class Terminal
{
    private readonly List<string>? _told;
    private readonly bool _isQuiet;
    private readonly bool _hasColor;

    /// <summary>The terminal as the options of a command line ask for it.</summary>
    public Terminal(ParseResult options)
    {
        _isQuiet = options.GetValue<bool>("--quiet");
        _hasColor = !options.GetValue<bool>("--no-color") && !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    }

    /// <summary>No terminal: what is told is collected for whoever asked elsewhere.</summary>
    /// <param name="told">Gets notes and problems.</param>
    public Terminal(List<string> told) => _told = told;

    /// <summary>A line of a result.</summary>
    public static void Result(string line) => Console.Out.WriteLine(line);

    /// <summary>A line of information; not when quiet.</summary>
    public void Note(string line)
    {
        if (_told is not null)
        {
            _told.Add(line);
        }
        else if (!_isQuiet)
        {
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>Something that is wrong.</summary>
    public void Problem(string line, bool isError = true)
    {
        if (_told is not null)
        {
            _told.Add(line);
            return;
        }

        var color = isError ? "31" : "33";
        Console.Error.WriteLine(_hasColor ? $"\u001b[{color}m{line}\u001b[0m" : line);
    }

    /// <summary>Progress of long work: one line that changes on a terminal, a line now and then elsewhere.</summary>
    public void Progress(string line, bool isLast)
    {
        if (_isQuiet || _told is not null)
        {
            return;
        }

        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{line}\u001b[K{(isLast ? "\n" : "")}");
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>A number with separators for thousands.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
