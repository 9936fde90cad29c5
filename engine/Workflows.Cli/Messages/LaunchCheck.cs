using Workflows.Cli.Shell;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Messages;

/// <summary>
/// Nothing is taken in, and no version comes into force, while its messages have errors: what was decided stays, and members would wait for it.
/// </summary>
internal static class LaunchCheck
{
    /// <summary>
    /// Refuses while there is an error. A programme without a folder of messages sends none: whoever looks at what it would do is only told so,
    /// unless messages are to be written now.
    /// </summary>
    /// <param name="programme">The programme.</param>
    /// <param name="file">Its file.</param>
    /// <param name="isWriting">Whether messages are to be written now.</param>
    /// <param name="terminal">Where the errors are told.</param>
    /// <returns>What else there is to tell; null for nothing.</returns>
    /// <exception cref="ShellFault">There is an error.</exception>
    public static string? Require(Programme programme, ProgrammeFile file, bool isWriting, Terminal terminal)
    {
        var errors = MessageChecks.Of(programme, file.Folder).Where(found => found.Descriptor.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
        {
            return null;
        }

        var folder = MessageFiles.FolderOf(file.Folder);
        if (!isWriting && !Directory.Exists(folder))
        {
            return $"{folder}: there is no such folder, so the messages that are decided can't be sent until it is there.";
        }

        foreach (var error in errors)
        {
            terminal.Problem(error.ToString());
        }

        throw new ShellFault($"{file.Path}: the messages have errors; nothing was done. Mend them; `loyalty check` tells when they are as they should be.");
    }
}
