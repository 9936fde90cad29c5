using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Fluid;
using Workflows.Flows.Expressions;
using Workflows.Flows.Values;

namespace Workflows.Scripts;

/// <summary>
/// Evaluates templates in Liquid as Elsa does, to a text, with the names that Elsa gives: <c>Variables</c>, <c>Input</c>, <c>CorrelationId</c> and those of
/// the definition and the instance. A template includes no files, and its clock is the instant of the burst.
/// </summary>
public sealed class LiquidEngine : IScriptEngine
{
    private const int StepsMost = 1_000_000;
    private const int DepthMost = 100;
    private const int LettersMost = 10_000_000;
    private const int ParsedMost = 10_000;

    private static readonly FluidParser _parser = new();

    private readonly ConcurrentDictionary<string, (IFluidTemplate? Template, string? Problem)> _parsed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Language => "Liquid";

    /// <inheritdoc/>
    public string? ProblemOf(string script) => Parse(script).Problem is { } problem ? $"this isn't Liquid: {problem}; mend the expression." : null;

    /// <inheritdoc/>
    public object? Evaluate(string script, IScriptScope scope)
    {
        var (template, problem) = Parse(script);
        if (template is null)
        {
            throw new InvalidOperationException($"Liquid: {problem}");
        }

        var options = new TemplateOptions
        {
            MaxSteps = StepsMost, MaxRecursion = DepthMost, CultureInfo = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc, Now = () => scope.Now,
        };
        try
        {
            using var output = new ShortWriter(LettersMost);
            template.Render(output, Names(scope, new TemplateContext(options, StringComparer.Ordinal)), NullEncoder.Default);
            return output.ToString();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ParseException or FormatException or ArgumentException or OverflowException
            or DivideByZeroException)
        {
            throw new InvalidOperationException($"Liquid: {fault.Message}", fault);
        }
    }

    private (IFluidTemplate? Template, string? Problem) Parse(string script)
    {
        if (_parsed.Count > ParsedMost)
        {
            _parsed.Clear();
        }

        return _parsed.GetOrAdd(script, static text => _parser.TryParse(text, out var template, out var problem) ? (template, null) : (null, problem));
    }

    private static TemplateContext Names(IScriptScope scope, TemplateContext context)
    {
        context.SetValue("Variables", scope.VariableNames.ToDictionary(name => name, name => Shown(scope.Variable(name)), StringComparer.Ordinal));
        context.SetValue("Input", scope.InputNames.ToDictionary(name => name, name => Shown(scope.Input(name)), StringComparer.Ordinal));
        context.SetValue("CorrelationId", scope.CorrelationId);
        context.SetValue("WorkflowDefinitionId", scope.DefinitionId);
        context.SetValue("WorkflowDefinitionVersionId", scope.DefinitionVersionId);
        context.SetValue("WorkflowDefinitionVersion", scope.DefinitionVersion);
        context.SetValue("WorkflowInstanceId", scope.InstanceId);
        return context;
    }

    /// <summary>A value as templates see it: records are read by member, what Liquid has no form for is text.</summary>
    private static object? Shown(object? value) => value switch
    {
        FlowRecord record => record.Members.ToDictionary(member => member.Key, member => Shown(member.Value), StringComparer.Ordinal),
        ImmutableArray<object?> list => list.Select(Shown).ToList(),
        double number => double.IsFinite(number) && Math.Abs(number) < 7e27 ? (decimal)number : JsonText.Of(value).Trim('"'),
        null or string or bool or long or decimal or DateTimeOffset => value,
        _ => JsonText.Of(value).Trim('"'),
    };
}
