using System.Numerics;
using Workflows.Model.Numbers;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Terms;

/// <summary>An exact number: a whole-number term of the solver, divided by a fixed scale.</summary>
/// <param name="Term">The term.</param>
/// <param name="Scale">What it is divided by, from 1.</param>
internal sealed record NumberTerm(string Term, BigInteger Scale)
{
    /// <summary>A fixed number.</summary>
    public static NumberTerm Of(Fraction value) => new(Script.Number(value.Numerator), value.Denominator);

    /// <summary>The term where it is divided by another scale, a multiple of its own.</summary>
    public string At(BigInteger scale) => scale == Scale ? Term : $"(* {Script.Number(scale / Scale)} {Term})";

    /// <summary>This times a fixed number, exactly.</summary>
    public NumberTerm Times(Fraction factor) => new($"(* {Script.Number(factor.Numerator)} {Term})", Scale * factor.Denominator);

    /// <summary>A comparison of two numbers.</summary>
    public static string Compare(string sign, NumberTerm a, NumberTerm b)
    {
        var scale = Common(a.Scale, b.Scale);
        return $"({sign} {a.At(scale)} {b.At(scale)})";
    }

    /// <summary>The smallest scale that is a multiple of both.</summary>
    public static BigInteger Common(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
