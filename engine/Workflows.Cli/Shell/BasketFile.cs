using Workflows.Input;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Shell;

/// <summary>A file with the one event that an open basket would become.</summary>
internal static class BasketFile
{
    /// <summary>Reads the event.</summary>
    /// <param name="programme">What it is checked against.</param>
    /// <param name="path">Where the file is.</param>
    /// <param name="member">Whose basket it is.</param>
    public static EventRecord Read(Programme programme, string path, string member)
    {
        var lines = EventReader.Read(programme, path, new EventReaderOptions()).Take(2).ToList();
        return lines switch
        {
            [{ Bad: { } bad }, ..] => throw new ShellFault(bad.ToString(), 2),
            [{ Event: { } basket }] when basket.Member == member && basket.Type >= BuiltInEvents.Count => basket,
            _ => throw new ShellFault($"{path}: a basket is one event of {member}, as the programme declares it; write that and nothing else.", 2),
        };
    }
}
