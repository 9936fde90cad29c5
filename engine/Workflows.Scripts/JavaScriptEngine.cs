using System.Collections.Concurrent;
using System.Globalization;
using Acornima;
using Jint;
using Workflows.Flows.Expressions;

namespace Workflows.Scripts;

/// <summary>
/// Evaluates expressions in JavaScript as Elsa does: the value of the last statement, or what is returned, with the functions that Elsa gives. A script
/// sees nothing of this machine, has no clock but the instant of its burst, and no chance but one that comes from the instance, so that a burst that is
/// repeated gives the same.
/// </summary>
public sealed class JavaScriptEngine : IScriptEngine
{
    private const int StatementsMost = 1_000_000;
    private const int DepthMost = 200;
    private const long BytesMost = 64_000_000;
    private const int PreparedMost = 10_000;

    private static readonly ScriptPreparationOptions _options = new() { ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true } };

    private readonly ConcurrentDictionary<string, Prepared<Acornima.Ast.Script>> _prepared = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Language => "JavaScript";

    /// <inheritdoc/>
    public string? ProblemOf(string script)
    {
        try
        {
            Prepare(script);
            return null;
        }
        catch (Exception fault) when (fault is ParseErrorException or ScriptPreparationException)
        {
            return $"this isn't JavaScript: {(fault.InnerException ?? fault).Message}; mend the expression.";
        }
    }

    /// <inheritdoc/>
    public object? Evaluate(string script, IScriptScope scope)
    {
        try
        {
            using var engine = new Engine(options =>
            {
                options.Strict(false).MaxStatements(StatementsMost).LimitRecursion(DepthMost).LimitMemory(BytesMost);
                options.TimeSystem = new FixedTime(scope.Now);
            });
            var before = GlobalNames.Give(engine, scope);
            var result = ScriptValues.FromScript(engine, engine.Evaluate(Prepare(script)));
            GlobalNames.TakeBack(engine, scope, before);
            return result;
        }
        catch (Exception fault) when (fault is JintException or ParseErrorException or ScriptPreparationException)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"JavaScript: {fault.Message}"), fault);
        }
    }

    private Prepared<Acornima.Ast.Script> Prepare(string script)
    {
        if (_prepared.Count > PreparedMost)
        {
            _prepared.Clear();
        }

        return _prepared.GetOrAdd(script, static text => Engine.PrepareScript(text, options: _options));
    }
}
