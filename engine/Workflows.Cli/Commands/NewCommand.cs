using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Cli.Messages;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Delivery.Files;
using Workflows.Dsl;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty new</c>: a starter programme that passes its examples.</summary>
internal static class NewCommand
{
    private const string Main = "starter.loyalty";
    private const string Placeholder = "Starter";
    private const string Money = "USD";
    private const string Zone = "America/New_York";
    private const string Points = "Points";

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var name = new Argument<string>("NAME") { Description = "The programme's name, one word; a folder of that name is made." };
        var currency = new Option<string>("--currency") { Description = "The money in which is sold: three letters, such as HKD." };
        var zone = new Option<string>("--time-zone") { Description = "By whose clock days begin: a name such as Asia/Hong_Kong." };
        var points = new Option<string>("--points") { Description = "What points are called: one word, such as Miles." };
        var ask = new Option<bool>("--ask") { Description = "Asks these three where they aren't given, also when the input is no terminal." };
        var command = new Command(
            "new",
            "Writes a starter programme with messages, sample events and examples that pass; asks three questions first.\n\n"
            + "Example: loyalty new corner-shop --currency HKD --time-zone Asia/Hong_Kong --points Stamps")
        {
            name, currency, zone, points, ask,
        };
        command.SetAction(options =>
        {
            var asks = options.GetValue(ask) || !Console.IsInputRedirected;
            var folder = options.GetValue(name)!;
            var programme = WordOf(folder);
            CheckFree(folder);
            var answers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Placeholder] = programme,
                [Money] = Answer(options.GetValue(currency), asks, new("In which money do you sell?", Money, WrongMoney)),
                [Zone] = Answer(options.GetValue(zone), asks, new("By whose clock do your days begin?", Zone, WrongZone)),
                [Points] = Answer(options.GetValue(points), asks, new("What do you call your points?", Points, WrongPoints)),
            };
            Write(folder, answers);
            new Terminal(options).Note(
                $"Next: loyalty check {folder}; loyalty test {folder}; loyalty run {folder} --events {folder}/events.csv --db {folder}.db --outbox {folder}-outbox");
            return 0;
        });
        return command;
    }

    private static string Answer(string? given, bool asks, Question question)
    {
        if (given is null)
        {
            return asks ? question.Ask() : question.Usual;
        }

        return question.Check(given) is { } fault ? throw new ShellFault(fault, 2) : given;
    }

    private static string? WrongMoney(string answer) => Fits(answer, Zone, Points)
        ? null : $"{answer}: write the three capital letters of a currency with cents, such as HKD or EUR.";

    private static string? WrongZone(string answer) => Calendar.HasZone(answer)
        ? null : $"{answer}: write a name such as Asia/Hong_Kong or Europe/Paris.";

    private static string? WrongPoints(string answer) => Fits(Money, Zone, answer)
        ? null : $"{answer}: write one word that the language doesn't use itself, such as Miles or Stamps.";

    /// <summary>Whether the starter compiles with these answers: the language itself knows best what is a name and what is money.</summary>
    private static bool Fits(string money, string zone, string points)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [Money] = money, [Zone] = zone, [Points] = points };
        return Regex.IsMatch(points, @"^\w+$") && Regex.IsMatch(money, "^[A-Z]{3}$")
            && Compiled(answers) is not null;
    }

    /// <summary>What the starter's files mean with these answers; null where they mean nothing.</summary>
    private static Programme? Compiled(Dictionary<string, string> answers)
    {
        string Text(string file) => Filled(File.ReadAllText(Path.Combine(Source, file)), answers);
        return Compiler.Compile("starter", Text(Main), path => new(Text(path))).Programme;
    }

    private static string Source => Path.Combine(AppContext.BaseDirectory, "programmes", "starter");

    /// <summary>The starter set of messages.</summary>
    private static string Messages => Path.Combine(AppContext.BaseDirectory, "messages");

    private static void CheckFree(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new ShellFault($"{folder}: this folder is there already and not empty; name another.");
        }

        if (Path.GetFileName(folder) is var name && $"{name}.loyalty" != Main && File.Exists(Path.Combine(Source, $"{name}.loyalty")))
        {
            throw new ShellFault($"{folder}: a part of the programme is called so; name another.");
        }
    }

    private static void Write(string folder, Dictionary<string, string> answers)
    {
        foreach (var file in Directory.EnumerateFiles(Source).Order(StringComparer.Ordinal))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Source, file).Replace("starter", Path.GetFileName(folder), StringComparison.Ordinal));
            var text = Filled(File.ReadAllText(file), answers);
            WholeFile.Write(target, Encoding.UTF8.GetBytes(
                target.EndsWith(".loyalty", StringComparison.Ordinal) ? Compiler.Format(target, text).Text ?? text : text));
            Terminal.Result(target);
        }

        WriteMessages(folder, answers);
    }

    /// <summary>The messages of the starter set that the programme sends, with the parts that they are made of.</summary>
    private static void WriteMessages(string folder, Dictionary<string, string> answers)
    {
        var programme = Compiled(answers)!;
        var sent = programme.Journeys.SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps)).OfType<JourneyStep.Send>()
            .Select(send => send.Template).ToHashSet(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(answers, StringComparer.Ordinal)
        {
            ["Club"] = programme.Title, ["club.example"] = $"{Path.GetFileName(folder).ToLowerInvariant()}.example",
        };
        var set = MessageFiles.FolderOf(Messages);
        foreach (var file in Directory.EnumerateFiles(set, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(set, file);
            if (Path.GetDirectoryName(name) == "parts" || file == SettingsFile.PathOf(Messages) || sent.Contains(name.Split('.')[0]))
            {
                var target = Path.Combine(MessageFiles.FolderOf(folder), name);
                WholeFile.Write(target, Encoding.UTF8.GetBytes(Filled(File.ReadAllText(file), words)));
                Terminal.Result(target);
            }
        }
    }

    /// <summary>A text with the answers in the place of the words that stand for them.</summary>
    private static string Filled(string text, Dictionary<string, string> answers) => Regex.Replace(
        text, string.Join('|', answers.Keys.Select(word => $@"\b{Regex.Escape(word)}\b")), match => answers[match.Value]);

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
