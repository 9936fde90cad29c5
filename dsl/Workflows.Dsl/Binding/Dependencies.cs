using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Binding;

/// <summary>What named values, segments, tiers and measures are built on, and whether that ends.</summary>
internal sealed class Dependencies(Draft draft)
{
    /// <summary>How many may build on each other in a row, so that everything that follows them may recurse.</summary>
    private const int HeightMost = 64;

    /// <summary>One of the things that build on each other.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Parts">The conditions and values that make it.</param>
    public sealed record Node(NameKind Kind, NameSyntax Name, ImmutableArray<ExpressionSyntax> Parts);

    /// <summary>The order in which to make them and those that can't be made; says which these are.</summary>
    public (ImmutableArray<int> Order, ImmutableHashSet<int> Unmade) Order(ImmutableArray<Node> nodes)
    {
        var places = new Dictionary<(NameKind, int), int>();
        for (var i = 0; i < nodes.Length; i++)
        {
            if (draft.Names.Find(nodes[i].Kind, nodes[i].Name.Text) is { } index)
            {
                places.TryAdd((nodes[i].Kind, index), i);
            }
        }

        var ordering = Ordering.Of([.. nodes.Select(node => Needs(node, places))]);
        var unmade = ImmutableHashSet.CreateBuilder<int>();
        foreach (var circle in ordering.Circles)
        {
            var first = nodes[circle.Min()];
            var names = string.Join(", ", circle.Select(one => $"`{nodes[one].Name.Text}`"));
            draft.Findings.Report(NameDiagnostics.DependsOnItself, first.Name.Span, first.Kind.InWords(), first.Name.Text,
                circle.Length == 1 ? "write it without itself" : $"write one of {names} without the others");
            unmade.UnionWith(circle);
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            if (ordering.Heights[i] > HeightMost)
            {
                if (ordering.Heights[i] == HeightMost + 1)
                {
                    draft.Findings.Report(
                        NameDiagnostics.BuildsTooHigh, nodes[i].Name.Span, nodes[i].Kind.InWords(), nodes[i].Name.Text, $"{HeightMost}");
                }

                unmade.Add(i);
            }
        }

        return (ordering.Order, unmade.ToImmutable());
    }

    private ImmutableArray<int> Needs(Node node, Dictionary<(NameKind, int), int> places)
    {
        var needs = ImmutableArray.CreateBuilder<int>();
        foreach (var (kind, name) in node.Parts.SelectMany(SyntaxParts.All).Where(IsOfSomething).SelectMany(Names))
        {
            if (draft.Names.Find(kind, name) is { } index && places.TryGetValue(Owner(kind, index), out var place)
                && !needs.Contains(place))
            {
                needs.Add(place);
            }
        }

        return needs.ToImmutable();
    }

    // `cost of letters` is no measure of anything where there are no such members: what it lacks is said of the word.
    private bool IsOfSomething(ExpressionSyntax syntax) => syntax is not ExpressionSyntax.MeasureOf { Of.Text: var of }
        || draft.Names.IsAny(of, NameKind.Segment, NameKind.Rival, NameKind.Journey);

    // A tier is made with its whole ladder.
    private (NameKind Kind, int Index) Owner(NameKind kind, int index) =>
        kind == NameKind.Tier ? (NameKind.Tiers, draft.Tiers[index].Ladder) : (kind, index);

    private static IEnumerable<(NameKind Kind, string Name)> Names(ExpressionSyntax syntax) => syntax switch
    {
        ExpressionSyntax.Path { Parts: { Count: 1 } parts } => [(NameKind.Let, parts[0].Text), (NameKind.Measure, parts[0].Text)],
        ExpressionSyntax.MeasureOf measure => [(NameKind.Measure, measure.Measure.Text), (NameKind.Segment, measure.Of.Text)],
        ExpressionSyntax.Lift lift => [(NameKind.Measure, lift.Measure.Text)],
        ExpressionSyntax.Is test when PathBinder.IsMember(test.Operand) => Names(test.Test),
        _ => [],
    };

    private static IEnumerable<(NameKind Kind, string Name)> Names(TestSyntax test) => test switch
    {
        TestSyntax.Not not => Names(not.Test),
        TestSyntax.AtLeast atLeast => [(NameKind.Tier, atLeast.Tier.Text)],
        TestSyntax.Below below => [(NameKind.Tier, below.Tier.Text)],
        TestSyntax.In inside => [(NameKind.Segment, inside.Segment.Text)],
        TestSyntax.Same { Value: var value } when PathBinder.WordOf(value) is { } word => [(NameKind.Tier, word.Text)],
        TestSyntax.OneOf oneOf => oneOf.Values.OfType<WordSyntax>().Select(word => (NameKind.Tier, word.Text)),
        _ => [],
    };
}
