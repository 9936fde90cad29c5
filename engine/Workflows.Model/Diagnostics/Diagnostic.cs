using System.Collections.Immutable;

namespace Workflows.Model.Diagnostics;

/// <summary>How much a diagnostic matters.</summary>
public enum Severity
{
    /// <summary>The programme can't run.</summary>
    Error,

    /// <summary>The programme runs, but surely not as its author means it.</summary>
    Warning,
}

/// <summary>A kind of author's mistake, declared once. Ids are never reused.</summary>
/// <param name="Id"><c>LOY</c> and four digits.</param>
/// <param name="Title">The kind of mistake in a few words.</param>
/// <param name="Message">One line for a person, with <c>{0}</c>… for the arguments.</param>
/// <param name="Help">What to do about it, with the same arguments.</param>
/// <param name="Severity">Whether it stops the programme.</param>
public sealed record DiagnosticDescriptor(string Id, string Title, string Message, string Help, Severity Severity);

/// <summary>A change to the text that would mend a mistake.</summary>
/// <param name="Label">What it does, in the author's words.</param>
/// <param name="Place">What it replaces; an empty place inserts.</param>
/// <param name="Text">With what.</param>
public sealed record TextFix(string Label, SourceSpan Place, string Text)
{
    /// <summary>
    /// Whether it surely says what the author means, so that it may be made without asking; else it is one that the author may choose.
    /// </summary>
    public bool IsSafe { get; init; }
}

/// <summary>An author's mistake: data, never an exception.</summary>
/// <param name="Descriptor">What kind.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">The author's own words and values that the message names.</param>
/// <param name="Related">Other places that matter, each with a few words.</param>
/// <param name="Fixes">Changes that would mend it.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    SourceSpan Place,
    ImmutableArray<string> Arguments,
    ImmutableArray<(string Words, SourceSpan Place)> Related,
    ImmutableArray<TextFix> Fixes)
{
    /// <summary>The message with its arguments.</summary>
    public string Message => Fill(Descriptor.Message);

    /// <summary>What to do about it, with the arguments; empty where there is nothing to say.</summary>
    public string Help => Fill(Descriptor.Help);

    /// <summary>A diagnostic without related places or fixes.</summary>
    public static Diagnostic Of(DiagnosticDescriptor descriptor, SourceSpan place, params ReadOnlySpan<string> arguments) =>
        new(descriptor, place, [.. arguments], [], []);

    /// <summary>The printed form: <c>file:line:col: error LOY0123: …</c>.</summary>
    public override string ToString() =>
        $"{Place}: {Descriptor.Severity.ToString().ToLowerInvariant()} {Descriptor.Id}: {Message}{(Help.Length == 0 ? "" : $"\n    {Help}")}";

    private string Fill(string form)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            form = form.Replace($"{{{i}}}", Arguments[i], StringComparison.Ordinal);
        }

        return form;
    }
}
