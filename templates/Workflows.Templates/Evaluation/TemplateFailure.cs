using Workflows.Core.Ports;

namespace Workflows.Templates.Evaluation;

/// <summary>
/// A template that can't go on. It never leaves the renderer: there the place that was being evaluated is added and it becomes a
/// <see cref="TemplateError"/>.
/// </summary>
internal sealed class TemplateFailure : Exception
{
    internal TemplateFailure(Message told)
        : base(told.Own) => Told = told;

    /// <summary>An included template that can't be parsed: its errors have places already.</summary>
    internal TemplateFailure(IReadOnlyList<TemplateError> errors)
        : base(errors[0].Message) => (Told, Errors) = (errors[0].Message, errors);

    /// <summary>What is wrong.</summary>
    internal Message Told { get; }

    /// <summary>The errors with their places, or null where the place is the one being evaluated.</summary>
    internal IReadOnlyList<TemplateError>? Errors { get; }
}
