namespace Workflows.Templates.Checking;

/// <summary>What kind of mistake a template has.</summary>
public enum FindingKind
{
    /// <summary>It can't be parsed, or including fails.</summary>
    Broken,

    /// <summary>It names something that it will not be given.</summary>
    UnknownName,

    /// <summary>It uses a value that may be missing, without asking for it.</summary>
    MayBeMissing,
}

/// <summary>A mistake that shows before a template is rendered.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Template">The template, or the included one in which it is.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Length">How many characters of that line it spans; at least 1.</param>
/// <param name="Words">What is wrong, in one clause without a full stop.</param>
public sealed record TemplateFinding(FindingKind Kind, string Template, int Line, int Column, int Length, string Words);
