using System.Runtime.CompilerServices;

namespace Workflows.Generation.Models;

/// <summary>The checks that the parts of a model share; each says which parameter is wrong and what it may be.</summary>
internal static class Require
{
    internal static void Share(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a probability: it must lie between 0 and 1.");
        }
    }

    internal static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && value < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0.");
        }
    }

    internal static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0.");
        }
    }

    /// <summary>Exactly so many weights, all above 0.</summary>
    internal static void Weights(IReadOnlyList<double> values, int count, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Count != count)
        {
            throw new ArgumentException($"{name} needs {count} factors and has {values.Count}.", name);
        }

        for (var i = 0; i < count; i++)
        {
            Positive(values[i], name);
        }
    }
}
