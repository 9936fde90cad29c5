using System.Collections.Immutable;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Evaluating;

/// <summary>
/// An expression of the language over plain data, for workflows that aren't a programme's journeys: names are values that the workflow has, and there is no
/// member whose history or points could be asked for. Numbers are exact to 28 digits.
/// </summary>
public sealed class DataExpression
{
    private readonly ExpressionSyntax _tree;

    private DataExpression(ExpressionSyntax tree) => _tree = tree;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">Such as <c>order.total >= 100 and channel is app</c>.</param>
    /// <param name="problem">Why there is none, in a sentence; null where there is one.</param>
    public static DataExpression? Read(string text, out string? problem)
    {
        // A block of its own, in one line, so that the parser of programmes reads it and says what is wrong.
        var file = Parser.Parse("expression", $"let it = {text.ReplaceLineEndings(" ")}\n");
        if (file.Diagnostics.FirstOrDefault(one => one.Descriptor.Severity == Severity.Error) is { } wrong)
        {
            problem = $"`{text}`: {wrong.Message}";
            return null;
        }

        if (file.Blocks is not [LetSyntax { Value: var tree }])
        {
            problem = $"`{text}` isn't one expression; write a condition or a value such as `total >= 100`.";
            return null;
        }

        problem = DataParts.ProblemOf(tree);
        return problem is null ? new DataExpression(tree) : null;
    }

    /// <summary>Works it out.</summary>
    /// <param name="valueOf">
    /// The value of a name with its parts, such as <c>order</c> and <c>total</c>: a <see cref="bool"/>, <see cref="decimal"/>, <see cref="string"/>,
    /// <see cref="DateOnly"/> or <see cref="TimeSpan"/>; null for one that isn't known.
    /// </param>
    /// <returns>Such a value; null where it is a name that isn't known.</returns>
    /// <exception cref="InvalidOperationException">It has no value: kinds don't fit, or something that isn't known is compared.</exception>
    public object? Evaluate(Func<ImmutableArray<string>, object?> valueOf) => new DataValues(valueOf).Of(_tree);
}
