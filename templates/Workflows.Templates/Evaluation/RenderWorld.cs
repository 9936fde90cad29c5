using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>What one render gets from outside.</summary>
/// <param name="IsHtml">True where values are escaped for HTML.</param>
/// <param name="Limits">What it may use.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="Include">The parsed template of a name, or null where there is none.</param>
/// <param name="Code">The parsed form of a text that a template runs, or null where templates can't do that.</param>
/// <param name="SpeaksAsScriban">True where messages are those of the corpus.</param>
internal sealed record RenderWorld(
    bool IsHtml,
    RenderLimits Limits,
    TimeProvider Clock,
    Func<string, TemplateSource?> Include,
    Func<string, TemplateSource>? Code,
    bool SpeaksAsScriban);

/// <summary>How far a loop is: what <c>for.index</c> and its siblings say.</summary>
internal sealed class LoopProgress(int length)
{
    internal int Index { get; set; }

    /// <summary>The item of this round, and the one before.</summary>
    internal object? Item { get; private set; }

    private object? _previous;

    /// <summary>Goes on to the next item.</summary>
    internal void Next(int index, object? item)
    {
        Index = index;
        (_previous, Item) = (Item, item);
    }

    internal bool IsChanged(RenderState state) => Index == 0 || !Comparison.AreEqual(Item, _previous, state);

    internal int Length => length;
}
