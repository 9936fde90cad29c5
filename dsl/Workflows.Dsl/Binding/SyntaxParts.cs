using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Binding;

/// <summary>What a written condition or value refers to, before anything is known of its meaning.</summary>
internal static class SyntaxParts
{
    /// <summary>It and everything in it.</summary>
    public static IEnumerable<ExpressionSyntax> All(ExpressionSyntax root)
    {
        var open = new Stack<ExpressionSyntax>([root]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var part in Parts(next).Reverse())
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Names of one word that stand for a value.</summary>
    public static IEnumerable<string> Words(ExpressionSyntax root) =>
        All(root).OfType<ExpressionSyntax.Path>().Where(path => path.Parts.Count == 1).Select(path => path.Parts[0].Text);

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax syntax) => syntax switch
    {
        ExpressionSyntax.And and => [and.Left, and.Right],
        ExpressionSyntax.Or or => [or.Left, or.Right],
        ExpressionSyntax.Not not => [not.Operand],
        ExpressionSyntax.Compare compare => [compare.Left, compare.Right],
        ExpressionSyntax.Arithmetic sum => [sum.Left, sum.Right],
        ExpressionSyntax.Is test => [test.Operand, .. Parts(test.Test)],
        ExpressionSyntax.DatePart part => [part.Of],
        ExpressionSyntax.Aggregate { Where: { } where } => [where],
        ExpressionSyntax.Streak { Where: { } where } => [where],
        ExpressionSyntax.ShareOfMembers share => new[] { share.Where, share.Among }.OfType<ExpressionSyntax>(),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Parts(TestSyntax test) => test switch
    {
        TestSyntax.Same same => [same.Value],
        TestSyntax.Not { Test: TestSyntax.Same same } => [same.Value],
        _ => [],
    };
}
