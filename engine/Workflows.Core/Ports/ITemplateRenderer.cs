namespace Workflows.Core.Ports;

/// <summary>What a template writes: this decides how values are escaped.</summary>
public enum TemplateOutput
{
    /// <summary>Values are written as they are.</summary>
    Text,

    /// <summary>Values are escaped for HTML unless the template marks them as safe.</summary>
    Html,
}

/// <summary>One template to render.</summary>
/// <param name="Name">How errors call it, usually its path.</param>
/// <param name="Text">Its source in the Scriban language.</param>
/// <param name="Output">What it writes.</param>
public sealed record Template(string Name, string Text, TemplateOutput Output);

/// <summary>A template that can't be rendered: where, and what is wrong.</summary>
/// <param name="Name">The template, or the included one in which the error is.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record TemplateError(string Name, int Line, int Column, string Message)
{
    /// <summary>The one printed form: <c>name(line,column) : error : message</c>.</summary>
    public override string ToString() => $"{Name}({Line},{Column}) : error : {Message}";
}

/// <summary>Either the text or the errors; never both.</summary>
public sealed record Rendering
{
    private Rendering(string? text, IReadOnlyList<TemplateError> errors) => (Text, Errors) = (text, errors);

    /// <summary>The rendered text, or null where there are errors.</summary>
    public string? Text { get; }

    /// <summary>What is wrong, in the order of the source; empty where there is a text.</summary>
    public IReadOnlyList<TemplateError> Errors { get; }

    /// <summary>A template that rendered.</summary>
    public static Rendering Of(string text) => new(text, []);

    /// <summary>A template that could not be rendered.</summary>
    public static Rendering Failed(IReadOnlyList<TemplateError> errors) => new(null, errors);
}

/// <summary>Renders templates of the Scriban language. The shipped implementation is our own; an adapter to the package fits here.</summary>
public interface ITemplateRenderer
{
    /// <summary>Renders a template with a model.</summary>
    /// <param name="template">What to render.</param>
    /// <param name="model">
    /// Values by name: null, <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="int"/>, <see cref="decimal"/>,
    /// <see cref="double"/>, <see cref="DateTimeOffset"/>, <see cref="DateTime"/>, <see cref="DateOnly"/>, lists of values
    /// (<see cref="IReadOnlyList{T}"/> of object) and records (<see cref="IReadOnlyDictionary{TKey, TValue}"/> from string to object).
    /// The template can't change it.
    /// </param>
    /// <param name="include">The text of an included template by its name, or null where there is none.</param>
    Rendering Render(Template template, IReadOnlyDictionary<string, object?> model, Func<string, string?> include);
}
