using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Binding;

/// <summary>A condition and what is surely known where it holds and where it doesn't.</summary>
internal readonly record struct Bound(Expression Value, Facts WhenTrue, Facts WhenFalse)
{
    /// <summary>A condition that says nothing about what is known.</summary>
    public static Bound Of(Expression value) => new(value, Facts.None, Facts.None);

    /// <summary>What stands for something that was reported already.</summary>
    public static Expression Nothing(SourceSpan place) => new Expression.Number(Fraction.Zero, DataType.Unknown, place);

    /// <summary>A condition that was reported already.</summary>
    public static Bound Broken(SourceSpan place) => Of(Nothing(place));
}
