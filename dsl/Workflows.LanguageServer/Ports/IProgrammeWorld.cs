using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.LanguageServer.Ports;

/// <summary>What stands around a programme file and what can be done with the programme: what needs the engine or the disk.</summary>
public interface IProgrammeWorld
{
    /// <summary>What is wrong with the programme together with its messages, its rivals and its time zone.</summary>
    /// <param name="path">The programme's first file.</param>
    /// <param name="programme">The programme as it is written, saved or not.</param>
    IReadOnlyList<Diagnostic> Check(string path, Programme programme);

    /// <summary>The text of a file of a programme, or why there is none, as the end of a sentence.</summary>
    /// <param name="path">The file.</param>
    (string? Text, string Fault) Read(string path);

    /// <summary>The file that includes another one; null where none does, or the disk doesn't know.</summary>
    /// <param name="path">The file that may be included.</param>
    string? OwnerOf(string path);

    /// <summary>Where the page of a message is that an editor can open; null where there is none.</summary>
    /// <param name="code">The number of the message.</param>
    /// <param name="language">A BCP 47 tag, as the editor says it; empty for none.</param>
    Uri? PageOf(string code, string language);

    /// <summary>Mistakes in the language of who writes; null where there is no translation, and for English.</summary>
    /// <param name="language">A BCP 47 tag, as the editor says it.</param>
    Translation? TranslationInto(string language);

    /// <summary>Runs examples of the programme, each by itself.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="title">Which of them; null for all.</param>
    IReadOnlyList<ExampleOutcome> RunExamples(Programme programme, string? title);

    /// <summary>What has to be changed in other files when a name of the programme becomes another one.</summary>
    /// <param name="path">The programme's file.</param>
    /// <param name="kind">What the name is, in the author's words.</param>
    /// <param name="name">The name.</param>
    /// <param name="newName">What it becomes.</param>
    IReadOnlyList<TextFix> ChangesElsewhere(string path, string kind, string name, string newName);
}

/// <summary>What came of an example.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Failures">What was not as it promises, and where; none when it passed.</param>
public sealed record ExampleOutcome(string Title, IReadOnlyList<(string Words, SourceSpan Place)> Failures);
