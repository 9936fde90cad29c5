using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflows.TidyTests;

/// <summary>
/// How many ways lead through a function. The analyser of the SDK for this (CA1502) took more than half of the time of all analysers together,
/// since it asks what each name means; the text of a function is enough to count.
/// </summary>
public sealed class ComplexityTests
{
    private const int Most = 16;

    // Twenty rules by hand are twenty ifs: that is what the benchmark compares.
    private const string ByHand = "tests/Workflows.Benchmarks/Loyalty20/HandWritten.cs";

    [Fact]
    public void No_function_has_more_ways_through_it_than_a_reader_keeps_in_mind()
    {
        var tangled = from file in Repository.Files(".cs").Where(file => file != ByHand).AsParallel().AsOrdered()
                      from function in CSharpSyntaxTree.ParseText(Repository.Text(file)).GetRoot().DescendantNodes().Where(IsFunction)
                      let ways = Ways(function)
                      where ways > Most
                      select $"{file}:{function.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {ways}";
        Assert.Empty(tangled);
    }

    [Theory]
    [InlineData("void F(int a) { }", 1)]
    [InlineData("void F(int a) { if (a > 1 && a < 9 || a == 7) { } else { while (a > 0) { } } }", 5)]
    [InlineData("int F(string? a) => (a ?? \"\").Length > 1 ? a!.Length : a?.Length ?? 0;", 5)]
    [InlineData("void F(int a) { switch (a) { case 1: case 2: break; default: break; } foreach (var b in new[] { a }) { } }", 4)]
    [InlineData("int F(int a) { return G(); int G() => a > 1 ? 2 : 3; }", 2)]
    public void Ways_are_counted_by_where_they_part(string function, int ways) =>
        Assert.Equal(ways, CSharpSyntaxTree.ParseText($"class C {{ {function} }}").GetRoot().DescendantNodes().Where(IsFunction).Take(1).Select(Ways).Single());

    private static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        or PropertyDeclarationSyntax { ExpressionBody: not null };

    private static int Ways(SyntaxNode function) => 1 + function.DescendantNodes().Count(Parts);

    /// <summary>Whether a way parts here, as CA1502 counts: branches, loops, cases of statements, and operators that may leave their right side out.</summary>
    private static bool Parts(SyntaxNode node) => node.Kind() is SyntaxKind.IfStatement or SyntaxKind.ConditionalExpression
        or SyntaxKind.WhileStatement or SyntaxKind.DoStatement or SyntaxKind.ForStatement or SyntaxKind.ForEachStatement
        or SyntaxKind.ForEachVariableStatement or SyntaxKind.CaseSwitchLabel or SyntaxKind.CasePatternSwitchLabel
        or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression or SyntaxKind.ConditionalAccessExpression;
}
