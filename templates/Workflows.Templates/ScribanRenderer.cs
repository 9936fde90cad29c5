using Workflows.Core.Ports;
using Workflows.Templates.Builtins;
using Workflows.Templates.Checking;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates;

/// <summary>
/// Renders templates of the Scriban language. Safe for any number of threads: what is shared are parsed templates, which never change.
/// Nothing of a render survives it. Templates can't change the model, can't reach objects of .NET, and what they may use is limited:
/// an exceeded limit is an error with its place. The culture is the invariant one.
/// </summary>
public sealed class ScribanRenderer : ITemplateRenderer
{
    private readonly TemplateCache _cache = new();
    private readonly bool _isCorpus;
    private readonly TimeProvider _clock;
    private readonly RenderLimits _limits;
    private readonly IReadOnlyDictionary<string, object?> _builtins;

    /// <summary>A renderer with the usual limits.</summary>
    /// <param name="clock">What <c>date.now</c> says; null for the clock of the machine.</param>
    public ScribanRenderer(TimeProvider? clock = null)
        : this(new RenderLimits(), [], clock)
    {
    }

    /// <summary>A renderer with other limits and further functions.</summary>
    /// <param name="limits">What a render may use.</param>
    /// <param name="functions">Functions besides the builtin ones.</param>
    /// <param name="clock">What <c>date.now</c> says; null for the clock of the machine.</param>
    /// <param name="isCorpus">
    /// True where the corpus of Scriban runs: messages have its words, and templates can run texts as code, which is too much for messages
    /// to customers.
    /// </param>
    internal ScribanRenderer(RenderLimits limits, IEnumerable<Builtin> functions, TimeProvider? clock = null, bool isCorpus = false)
    {
        _isCorpus = isCorpus;
        _limits = limits;
        _clock = clock ?? TimeProvider.System;
        _builtins = RootFunctions.With(functions);
    }

    /// <summary>Looks for mistakes that are visible without a model.</summary>
    /// <param name="template">What to check.</param>
    /// <returns>All mistakes of syntax, in the order in which they are found; empty for a template that can be rendered.</returns>
    public IReadOnlyList<TemplateError> Check(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new TemplateSource(template.Name, _cache.Get(template.Text)).ParseErrors(_isCorpus);
    }

    /// <summary>Looks for mistakes that show when it is known what a template will be given, on every way through it.</summary>
    /// <param name="template">What to check, with all that it includes by a name that is written in it.</param>
    /// <param name="model">What it will be given: a record.</param>
    /// <param name="include">The text of an included template by its name, or null where there is none.</param>
    /// <returns>What was found, in the order of the source.</returns>
    public IReadOnlyList<TemplateFinding> Check(Template template, ValueShape model, Func<string, string?> include)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(include);
        var source = new TemplateSource(template.Name, _cache.Get(template.Text));
        if (source.Parsed.Problems.Count > 0)
        {
            return [.. source.ParseErrors(_isCorpus).Select(error => new TemplateFinding(
                FindingKind.Broken, error.Name, error.Line, error.Column, 1, error.Message))];
        }

        var check = new Check(model, name => include(name) is { } text ? new TemplateSource(name, _cache.Get(text)) : null) { Source = source };
        new StatementChecks(check).Block(source.Parsed.Body);
        return check.Findings;
    }

    /// <inheritdoc/>
    public Rendering Render(Template template, IReadOnlyDictionary<string, object?> model, Func<string, string?> include)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(include);
        var source = new TemplateSource(template.Name, _cache.Get(template.Text));
        if (source.Parsed.Problems.Count > 0)
        {
            return Rendering.Failed(source.ParseErrors(_isCorpus));
        }

        var world = new RenderWorld(
            template.Output == TemplateOutput.Html,
            _limits,
            _clock,
            name => include(name) is { } text ? new TemplateSource(name, _cache.Get(text)) : null,
            _isCorpus ? text => new TemplateSource(template.Name, _cache.Get(text)) : null,
            _isCorpus);
        using var state = new RenderState(world, new Variables(model, _builtins), source);
        try
        {
            source.Parsed.Body.Execute(state);
            return Rendering.Of(state.Output.TakeFrom(0));
        }
        catch (TemplateFailure failure)
        {
            return Rendering.Failed(failure.Errors ?? [state.Source.Error(state.Offset, failure.Told.In(_isCorpus))]);
        }
    }
}
