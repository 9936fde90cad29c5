namespace Workflows.Templates.Evaluation;

/// <summary>What one render gets from outside.</summary>
/// <param name="IsHtml">True where values are escaped for HTML.</param>
/// <param name="Limits">What it may use.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="Include">The parsed template of a name, or null where there is none.</param>
internal sealed record RenderWorld(bool IsHtml, RenderLimits Limits, TimeProvider Clock, Func<string, TemplateSource?> Include);

/// <summary>How far a loop is: what <c>for.index</c> and its siblings say.</summary>
internal sealed class LoopProgress(int length)
{
    internal int Index { get; set; }

    internal bool IsChanged { get; set; }

    internal int Length => length;
}
