using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Messages;

/// <summary>
/// The message templates of a programme: files in <c>messages</c> beside it, <c>NAME.LANGUAGE.html</c> and <c>NAME.LANGUAGE.txt</c>. An
/// e-mail has both, other channels the text.
/// </summary>
internal static class MessageFiles
{
    /// <summary>The folder of a programme's templates.</summary>
    public static string FolderOf(string programmeFolder) => Path.Combine(programmeFolder, "messages");

    /// <summary>The languages that members may have; one without a name where the programme knows none.</summary>
    public static IReadOnlyList<string> LanguagesOf(Programme programme) =>
        programme.MemberFields.FirstOrDefault(field => field is { Name: "language", Type.Kind: DataKind.Choice }) is { } language
            ? language.Type.Choices
            : [""];

    /// <summary>The name of the file of a template in a language.</summary>
    public static string NameOf(string template, string language, string ending) =>
        language.Length == 0 ? $"{template}.{ending}" : $"{template}.{language}.{ending}";

    /// <summary>The file of a template; null where there is none.</summary>
    public static string? Find(string programmeFolder, string template, string language, string ending)
    {
        // A language of a region falls back to the language, and that to the template for all.
        string[] names = [NameOf(template, language, ending), NameOf(template, language.Split('-', '_')[0], ending), NameOf(template, "", ending)];
        return names.Select(name => Path.Combine(FolderOf(programmeFolder), name)).FirstOrDefault(File.Exists);
    }
}
