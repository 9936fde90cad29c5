using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Collects the edits of one picture, and why it can't be.</summary>
internal sealed class Changes(SourceText source, SourceSpan place)
{
    private List<TextEdit> _edits = [];

    /// <summary>The text before.</summary>
    public SourceText Source { get; } = source;

    /// <summary>Why the picture can't be.</summary>
    public List<Diagnostic> Refusals { get; } = [];

    /// <summary>The edits, in the order of the text.</summary>
    public List<TextEdit> Edits => _edits;

    /// <summary>Collects the edits of a piece that stands elsewhere afterwards.</summary>
    public List<TextEdit> Within(Action write)
    {
        var outer = _edits;
        _edits = [];
        write();
        var inner = _edits;
        _edits = outer;
        return inner;
    }

    /// <summary>Adds a text at an offset.</summary>
    public void Insert(int at, string text) => _edits.Add(new TextEdit(at, 0, text));

    /// <summary>Replaces a piece; comments in it stay where they are.</summary>
    public void Replace(int start, int end, string text)
    {
        if (!Source.Comments(start, end).Any())
        {
            _edits.Add(new TextEdit(start, end - start, text));
            return;
        }

        for (var index = Source.TokenAt(start); Source.At(index).Start < end; index++)
        {
            var token = Source.At(index);
            _edits.Add(new TextEdit(token.Start, token.Length, text));
            text = "";
        }
    }

    /// <summary>Refuses the picture.</summary>
    public void Refuse(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments) =>
        Refusals.Add(Diagnostic.Of(descriptor, place, arguments));

    /// <summary>A field as it is written in the text; empty, and refused, where it is missing or can't be read.</summary>
    public string Required(PictureStep step, string field)
    {
        if (step.Said(field) is { } said)
        {
            return Written(step, field, said);
        }

        Refuse(DrawingDiagnostics.Unsaid, step.Label, FieldWords.Of(field));
        return "";
    }

    /// <summary>What a field says as it is written in the text; refused where it can't be read.</summary>
    public string Written(PictureStep step, string field, string said)
    {
        var text = Probe.Plain(said);
        if (Probe.Of(field) is not { } probe)
        {
            return FieldWords.Quote(text);
        }

        if (probe.Read(text) is null)
        {
            Refuse(DrawingDiagnostics.NotInWords, step.Label, text, probe.Words);
        }

        return text;
    }
}
