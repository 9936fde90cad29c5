using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Dsl.Evaluating;
using Workflows.Flows.Expressions;
using Workflows.Flows.Values;

namespace Workflows.Scripts;

/// <summary>
/// Evaluates expressions of our own language over the variables and inputs of a workflow: <c>order.total >= 100 and channel is app</c>. What asks for a
/// member has no value here; a decision that does is asked of whoever does the steps of journeys.
/// </summary>
public sealed class LoyaltyEngine : IScriptEngine
{
    private const int ReadMost = 10_000;

    private readonly ConcurrentDictionary<string, (DataExpression? Expression, string? Problem)> _read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Language => "Loyalty";

    /// <inheritdoc/>
    public string? ProblemOf(string script) => Read(script).Problem;

    /// <inheritdoc/>
    public object? Evaluate(string script, IScriptScope scope)
    {
        var (expression, problem) = Read(script);
        return ToFlow((expression ?? throw new InvalidOperationException(problem)).Evaluate(parts => ToLanguage(ValueOf(scope, parts))));
    }

    private (DataExpression? Expression, string? Problem) Read(string script)
    {
        if (_read.Count > ReadMost)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(script, static text => (DataExpression.Read(text, out var problem), problem));
    }

    private static object? ValueOf(IScriptScope scope, ImmutableArray<string> parts)
    {
        var value = scope.VariableNames.Contains(parts[0]) ? scope.Variable(parts[0]) : scope.Input(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            value = (value as FlowRecord)?[part];
        }

        return value;
    }

    private static object? ToLanguage(object? value) => value switch
    {
        long whole => (decimal)whole,
        double number => double.IsFinite(number) && Math.Abs(number) < 7e27 ? (decimal)number : null,
        DateTimeOffset moment => DateOnly.FromDateTime(moment.UtcDateTime),
        Guid id => id.ToString(),
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) => date,
        bool or decimal or string or TimeSpan => value,
        _ => null,
    };

    private static object? ToFlow(object? value) => value switch
    {
        decimal number when number == decimal.Truncate(number) && Math.Abs(number) < 9e18m => (long)number,
        DateOnly date => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        _ => value,
    };
}
