using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>Says sets of values of a dimension, exactly, in the words of a person.</summary>
internal sealed class Ranges(Programme programme, Dimensions dimensions)
{
    /// <summary>What the dimension is, and its values: <c>total 100.00 HKD to 199.99 HKD</c>.</summary>
    public string Of(int dimension, IntSet values) => $"{Wording.Of(programme, dimensions[dimension].Leaf)} {Values(dimensions[dimension], values)}";

    /// <summary>One case of a box: a customer of whom it is true.</summary>
    public string Witness(Box box)
    {
        var member = new List<string>();
        var happens = new List<string>();
        foreach (var (index, values) in box.Sides)
        {
            var dimension = dimensions[index];
            (dimension.Leaf is Expression.EventField or Expression.LineField or Expression.Clock ? happens : member).Add(One(dimension, values));
        }

        var who = member.Count == 0 ? "any member" : $"a member with {string.Join(", ", member)}";
        return happens.Count == 0 ? who : $"{who}; {string.Join(", ", happens)}";
    }

    private string One(Dimension dimension, IntSet values)
    {
        var name = Wording.Of(programme, dimension.Leaf);
        var value = values.Nearest();
        return dimension.Form switch
        {
            DimensionForm.Known => value == 1 ? $"a known {name}" : $"no {name}",
            DimensionForm.Opaque => value == 1 ? $"{name} as asked" : $"{name} not as asked",
            DimensionForm.Text => $"{name} {Text(dimension, value)}",
            _ when dimension.Leaf is Expression.InSegment => value == 1 ? $"place in {name}" : $"no place in {name}",
            _ => $"{name} {Value(dimension, value)}",
        };
    }

    private string Values(Dimension dimension, IntSet values) => string.Join(" or ", values.Parts.Select(part => Part(dimension, part.Least, part.Most)));

    private string Part(Dimension dimension, long least, long most)
    {
        if (least == most)
        {
            return dimension.Form == DimensionForm.Text ? Text(dimension, least) : Value(dimension, least);
        }

        var (from, to) = (dimension.Domain.Least, dimension.Domain.Most);
        return least <= from ? $"up to {Value(dimension, most)}"
            : most >= to ? $"{Value(dimension, least)} or more"
            : $"{Value(dimension, least)} to {Value(dimension, most)}";
    }

    private string Text(Dimension dimension, long value) => value == 0 ? "another text" : $"\"{dimensions.TextOf(dimension, value)}\"";

    private string Value(Dimension dimension, long value)
    {
        if (dimension.Leaf is Expression.InTier tier)
        {
            return programme.Ladders[tier.Ladder].Tiers[(int)value].Name;
        }

        if (dimension.Form != DimensionForm.Dense)
        {
            return Wording.Of(dimension.Leaf.Type, Fraction.Of(value, dimension.Units));
        }

        var units = dimension.Leaf is Expression.TimeSince
            ? (value / 2).ToString(CultureInfo.InvariantCulture)
            : Wording.Of(dimension.Leaf.Type, Fraction.Of(value / 2, dimension.Units));
        return value % 2 == 0 ? units : $"just above {units}";
    }
}
