using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Templates;

namespace Workflows.Cli.Shell;

/// <summary>
/// The message templates of a programme: files in <c>messages</c> beside it, <c>NAME.LANGUAGE.html</c> and <c>NAME.LANGUAGE.txt</c>. An
/// e-mail has both, other channels the text.
/// </summary>
internal static class MessageFiles
{
    private static readonly DiagnosticDescriptor Missing = new(
        "LOY3101", "message template missing", "there is no template `{0}` for this message", "write that file, or name another template", Severity.Error);

    private static readonly DiagnosticDescriptor Wrong = new(
        "LOY3102", "message template wrong", "the template of this message can't be used: {0}", "mend the template at that place", Severity.Error);

    /// <summary>The folder of a programme's templates.</summary>
    public static string FolderOf(string programmeFolder) => Path.Combine(programmeFolder, "messages");

    /// <summary>The languages that members may have; one without a name where the programme knows none.</summary>
    public static IReadOnlyList<string> LanguagesOf(Programme programme) =>
        programme.MemberFields.FirstOrDefault(field => field is { Name: "language", Type.Kind: DataKind.Choice }) is { } language
            ? language.Type.Choices
            : [""];

    /// <summary>The file of a template; null where there is none.</summary>
    public static string? Find(string programmeFolder, string template, string language, string ending)
    {
        string[] names = [$"{template}.{language}.{ending}", $"{template}.{ending}"];
        return names.Select(name => Path.Combine(FolderOf(programmeFolder), name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Which templates that journeys send are missing or can't be read.</summary>
    public static IEnumerable<Diagnostic> Check(Programme programme, string programmeFolder)
    {
        ScribanRenderer? renderer = null;
        foreach (var send in programme.Journeys.SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps)).OfType<JourneyStep.Send>())
        {
            foreach (var language in LanguagesOf(programme))
            {
                foreach (var ending in send.Channel == "email" ? new[] { "html", "txt" } : ["txt"])
                {
                    if (Find(programmeFolder, send.Template, language, ending) is not { } file)
                    {
                        var name = $"messages/{send.Template}.{language}.{ending}".Replace("..", ".", StringComparison.Ordinal);
                        yield return Diagnostic.Of(Missing, send.Span, name);
                        continue;
                    }

                    var template = new Template(Path.GetRelativePath(programmeFolder, file), File.ReadAllText(file), TemplateOutput.Text);
                    renderer ??= new ScribanRenderer();
                    foreach (var error in renderer.Check(template))
                    {
                        yield return Diagnostic.Of(Wrong, send.Span, error.ToString());
                    }
                }
            }
        }
    }
}
