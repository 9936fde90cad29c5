using Workflows.Model.Expressions;

namespace Workflows.Dsl.Analysis;

/// <summary>How the numbers of a dimension are to be read.</summary>
internal enum DimensionForm
{
    /// <summary>Units of a number, amount or day; the place of a choice or tier; yes and no.</summary>
    Value,

    /// <summary>
    /// A value between whose units there are others: an even number is a whole number of units, an odd one lies between its neighbours.
    /// </summary>
    Dense,

    /// <summary>Texts that the programme names, from 1; 0 for any other text.</summary>
    Text,

    /// <summary>Whether a value is there.</summary>
    Known,

    /// <summary>Whether a condition holds of which nothing else is understood.</summary>
    Opaque,
}

/// <summary>Something that conditions ask for, with the values that it can have.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Leaf">What is asked for.</param>
/// <param name="Form">How its numbers are to be read.</param>
/// <param name="Domain">The numbers that it can have.</param>
/// <param name="Units">How many units make 1.</param>
internal sealed record Dimension(int Index, Expression Leaf, DimensionForm Form, IntSet Domain, long Units)
{
    /// <summary>Whether its values have a size, so that one value is right beside another.</summary>
    public bool HasSize => Form == DimensionForm.Dense || (Form == DimensionForm.Value && (Leaf.Type.IsNumeric || Leaf.Type.Kind == DataKind.Date));
}
