namespace Workflows.Flows.Expressions;

/// <summary>Evaluates expressions of one language. What it is asked for twice with the same scope has the same value.</summary>
public interface IScriptEngine
{
    /// <summary>The language, as definitions name it: <c>JavaScript</c>.</summary>
    string Language { get; }

    /// <summary>What is wrong with a script as it stands; null for nothing.</summary>
    string? ProblemOf(string script);

    /// <summary>Evaluates a script.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message says why.</exception>
    object? Evaluate(string script, IScriptScope scope);
}

/// <summary>What a script sees of the workflow that it is part of.</summary>
public interface IScriptScope
{
    /// <summary>Names of the variables in sight, the nearest first, each once.</summary>
    IReadOnlyList<string> VariableNames { get; }

    /// <summary>Names of the inputs that the workflow was given.</summary>
    IReadOnlyList<string> InputNames { get; }

    /// <summary>What a variable holds; null for nothing, and for one that isn't in sight.</summary>
    object? Variable(string name);

    /// <summary>Sets a variable in sight.</summary>
    void SetVariable(string name, object? value);

    /// <summary>What the workflow was given.</summary>
    object? Input(string name);

    /// <summary>What an activity put out in this burst, by the activity's id or name; null for nothing.</summary>
    object? Output(string activity, string? name);

    /// <summary>What the last activity with a result put out.</summary>
    object? LastResult { get; }

    /// <summary>The instant of the burst.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The run of the activity whose expression it is; a burst that is repeated gives it again.</summary>
    string RunId { get; }

    /// <summary>Id of the instance.</summary>
    string InstanceId { get; }

    /// <summary>The correlation id; null for none.</summary>
    string? CorrelationId { get; set; }

    /// <summary>Name of the instance; null for none.</summary>
    string? InstanceName { get; set; }

    /// <summary>Id of the definition.</summary>
    string DefinitionId { get; }

    /// <summary>Id of the version of the definition.</summary>
    string DefinitionVersionId { get; }

    /// <summary>Number of the version.</summary>
    int DefinitionVersion { get; }
}
