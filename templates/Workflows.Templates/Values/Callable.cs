using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>A value that can be called: a builtin, a function of the template, or one of the host.</summary>
internal abstract class Callable
{
    /// <summary>How messages call it.</summary>
    internal abstract string Name { get; }

    /// <summary>Runs it. The caller has counted the call already.</summary>
    internal abstract object? Call(CallArguments arguments, RenderState state);
}

/// <summary>A named argument of a call, evaluated.</summary>
internal readonly record struct NamedValue(string Name, object? Value);

/// <summary>The evaluated arguments of a call.</summary>
/// <param name="Positional">Those without a name, in order.</param>
/// <param name="Named">Those with a name, in order.</param>
internal readonly record struct CallArguments(object?[] Positional, NamedValue[] Named)
{
    internal static CallArguments Of(params object?[] positional) => new(positional, []);

    /// <summary>As the list a template sees as <c>$</c>, with the named ones as its members.</summary>
    internal ScriptArray ToList()
    {
        var list = new ScriptArray(Positional);
        foreach (var (name, value) in Named)
        {
            list.SetMember(name, value);
        }

        return list;
    }
}
