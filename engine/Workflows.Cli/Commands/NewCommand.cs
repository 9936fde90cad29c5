using System.CommandLine;
using System.Text;
using Workflows.Cli.Shell;
using Workflows.Runtime.Outbox;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty new</c>: a starter programme that passes its examples.</summary>
internal static class NewCommand
{
    private const string Placeholder = "Starter";

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var name = new Argument<string>("NAME") { Description = "The programme's name, one word; a folder of that name is made." };
        var command = new Command(
            "new", "Writes a starter programme with messages, sample events and examples that pass.\n\nExample: loyalty new corner-shop") { name };
        command.SetAction(options => Make(options.GetValue(name)!, new Terminal(options)));
        return command;
    }

    private static int Make(string name, Terminal terminal)
    {
        var word = WordOf(name);
        if (Directory.Exists(name) && Directory.EnumerateFileSystemEntries(name).Any())
        {
            throw new ShellFault($"{name}: this folder is there already and not empty; name another.");
        }

        var source = Path.Combine(AppContext.BaseDirectory, "programmes", "starter");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var target = Path.Combine(name, Path.GetRelativePath(source, file).Replace("starter", Path.GetFileName(name), StringComparison.Ordinal));
            WholeFile.Write(target, Encoding.UTF8.GetBytes(File.ReadAllText(file).Replace(Placeholder, word, StringComparison.Ordinal)));
            Terminal.Result(target);
        }

        terminal.Note($"Next: loyalty check {name}; loyalty test {name}; loyalty run {name} --events {name}/events.csv --db {name}.db --outbox {name}-outbox");
        return 0;
    }

    /// <summary>A folder name as a name of the language: letters and digits, each part with a capital.</summary>
    private static string WordOf(string name)
    {
        var word = string.Concat(Path.GetFileName(name).Split('-', '_', ' ', '.')
            .Where(part => part.Length > 0)
            .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return word.Length > 0 && char.IsLetter(word[0]) && word.All(char.IsLetterOrDigit)
            ? word
            : throw new ShellFault($"{name}: a programme's name begins with a letter and has letters, digits and hyphens.", 2);
    }
}
