using Workflows.Core.Ports;
using Workflows.Cli.Shell;
using Workflows.Delivery.Messages;

namespace Workflows.Cli.Messages;

/// <summary>The message templates of a programme folder.</summary>
internal sealed class FolderTemplates(string programmeFolder) : IMessageTemplates
{
    private readonly Dictionary<(string, string, string), Template?> _found = [];
    private readonly Func<string, string?> _include = IncludeFolder.Of(MessageFiles.FolderOf(programmeFolder));

    /// <inheritdoc/>
    public Template? Find(string name, string language, string ending)
    {
        if (!_found.TryGetValue((name, language, ending), out var template))
        {
            template = MessageFiles.Find(programmeFolder, name, language, ending) is { } file
                ? new Template(
                    Path.GetRelativePath(programmeFolder, file), File.ReadAllText(file), ending == "html" ? TemplateOutput.Html : TemplateOutput.Text)
                : null;
            _found[(name, language, ending)] = template;
        }

        return template;
    }

    /// <inheritdoc/>
    public string? Include(string name) => _include(name);
}
