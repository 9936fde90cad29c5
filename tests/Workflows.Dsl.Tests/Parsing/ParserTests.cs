using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Tests.Parsing;

public sealed class ParserTests
{
    [Fact]
    public void The_sample_has_every_block_and_no_mistake()
    {
        var file = Parser.Parse("sample", SampleProgramme.Text);

        Assert.Equal([], file.Diagnostics.Select(one => one.ToString()));
        Assert.Equal(
            ["Programme", "Event", "Map", "Member", "Household", "Rates", "Messages", "Points", "Segment", "Let", "Bands", "Tiers", "Reward", "Budget", "Partner", "Group", "Rule", "Cap", "Leaderboard", "Journey",
                "Measure", "Report", "Rival", "FollowUp", "Example", "Promise"],
            file.Blocks.Select(block => block.GetType().Name.Replace("Syntax", "", StringComparison.Ordinal)).Distinct());
        Assert.DoesNotContain(file.Blocks, block => block.IsBroken);
    }

    [Fact]
    public void And_binds_tighter_than_or_and_not_tighter_than_both()
    {
        var or = Assert.IsType<ExpressionSyntax.Or>(Condition("not a = 1 and b = 2 or c = 3"));
        var and = Assert.IsType<ExpressionSyntax.And>(or.Left);

        Assert.IsType<ExpressionSyntax.Not>(and.Left);
        Assert.IsType<ExpressionSyntax.Compare>(or.Right);
    }

    [Fact]
    public void Times_binds_tighter_than_plus_and_both_go_from_left_to_right()
    {
        var minus = Assert.IsType<ExpressionSyntax.Arithmetic>(Condition("a + b * c - d"));
        var plus = Assert.IsType<ExpressionSyntax.Arithmetic>(minus.Left);

        Assert.Equal(ArithmeticOperator.Minus, minus.Operator);
        Assert.Equal(ArithmeticOperator.Plus, plus.Operator);
        Assert.Equal(ArithmeticOperator.Times, Assert.IsType<ExpressionSyntax.Arithmetic>(plus.Right).Operator);
    }

    [Fact]
    public void A_number_does_not_take_a_word_of_the_next_line_as_its_currency()
    {
        var rule = Assert.IsType<RuleSyntax>(Only("rule A {\n  on Purchase\n  when total >= 500\n  compete in Weekend\n}"));
        var when = Assert.IsType<RuleClauseSyntax.When>(rule.Clauses[1]);

        Assert.IsType<NumberSyntax>(Assert.IsType<ExpressionSyntax.Compare>(when.Condition).Right);
        Assert.IsType<RuleClauseSyntax.CompeteIn>(rule.Clauses[2]);
    }

    [Fact]
    public void Nodes_and_names_know_their_places()
    {
        var rule = Assert.IsType<RuleSyntax>(Only("rule Base {\n  award 1 Miles per 10 HKD of total\n}"));
        var award = Assert.IsType<RuleClauseSyntax.Award>(rule.Clauses[0]);

        Assert.Equal(("f", 1, 1, 3, 2), (rule.Span.File, rule.Span.Line, rule.Span.Column, rule.Span.EndLine, rule.Span.EndColumn));
        Assert.Equal((1, 6, 10), (rule.Name.Span.Line, rule.Name.Span.Column, rule.Name.Span.EndColumn));
        Assert.Equal((2, 3, 36), (award.Span.Line, award.Span.Column, award.Span.EndColumn));
        Assert.Equal((2, 11, 16), (award.Rates[0].Amounts[0].Unit.Span.Line, award.Rates[0].Amounts[0].Unit.Span.Column,
            award.Rates[0].Amounts[0].Unit.Span.EndColumn));
        Assert.Equal((2, 31), (award.Rates[0].Per!.Of.Span.Line, award.Rates[0].Per!.Of.Span.Column));
    }

    [Theory]
    [InlineData("cost", typeof(ExpressionSyntax.Path))]
    [InlineData("last >= 3", typeof(ExpressionSyntax.Compare))]
    [InlineData("cost of New", typeof(ExpressionSyntax.MeasureOf))]
    [InlineData("cost of points", typeof(ExpressionSyntax.Cost))]
    [InlineData("time since last Purchase", typeof(ExpressionSyntax.TimeSince))]
    [InlineData("today", typeof(ExpressionSyntax.Clock))]
    [InlineData("any Survey where score <= 6 over last 90 days", typeof(ExpressionSyntax.Aggregate))]
    [InlineData("-5 = x", typeof(ExpressionSyntax.Compare))]
    [InlineData("30 days", typeof(LengthSyntax))]
    [InlineData("30 Miles", typeof(AmountSyntax))]
    public void A_word_is_a_name_or_begins_more_by_what_follows(string text, Type type) => Assert.IsType(type, Condition(text));

    [Fact]
    public void Two_texts_with_other_layout_have_equal_trees()
    {
        var one = Parser.Parse("f", "rule A {\n  on Purchase where total > 5 HKD and x is one of a, b\n}");
        var two = Parser.Parse("g", "rule A { on Purchase\n    where (total > 5 HKD) # why\n and x is one of a,b }");

        Assert.Equal(one.Blocks, two.Blocks);
        Assert.NotEqual(one.Blocks, Parser.Parse("f", "rule A {\n  on Purchase where total > 6 HKD and x is one of a, b\n}").Blocks);
    }

    [Fact]
    public void A_broken_block_keeps_its_name_and_its_healthy_clauses_and_hides_no_other_block()
    {
        var file = Parser.Parse("f",
            "rule A {\n  on Purchase\n  awrad 5 Miles\n  priority 3\nrule B {\n  on Purchase\n  bonus 5 Miles\n}\nlet x = \nlet y = 5");

        Assert.Equal(["A", "B", "x", "y"], file.Blocks.Select(block => block.Declares!.Text));
        Assert.Equal([true, false, true, false], file.Blocks.Select(block => block.IsBroken));
        Assert.Equal(2, Assert.IsType<RuleSyntax>(file.Blocks[0]).Clauses.Count);
        Assert.IsType<ExpressionSyntax.Broken>(Assert.IsType<LetSyntax>(file.Blocks[2]).Value);
    }

    [Fact]
    public void A_field_or_tier_that_cannot_be_read_is_declared_all_the_same()
    {
        var file = Parser.Parse("f", "event A {\n  total : mony\n}\ntiers T {\n  tier Gold when spend >\n}");

        var field = Assert.IsType<EventClauseSyntax.Field>(Assert.Single(Assert.IsType<EventSyntax>(file.Blocks[0]).Clauses)).Declaration;
        Assert.Equal("total", field.Name.Text);
        Assert.IsType<TypeSyntax.Broken>(field.Type);
        var tiers = Assert.IsType<TiersSyntax>(file.Blocks[1]);
        Assert.Equal("Gold", Assert.IsType<TiersClauseSyntax.Tier>(Assert.Single(tiers.Clauses)).Name.Text);
    }

    [Theory]
    [InlineData('(', 100_000)]
    [InlineData('(', 64)]
    public void Deep_brackets_are_refused_and_do_not_end_the_process(char bracket, int depth)
    {
        // Lines have a most length: each bracket stands on its own line, and the block is one condition.
        var text = "let x = " + string.Concat(Enumerable.Repeat($"{bracket}\n  ", depth)) + "1";

        var file = Parser.Parse("f", text);

        Assert.Equal("LOY0027", Assert.Single(file.Diagnostics).Descriptor.Id);
    }

    [Fact]
    public void Sixty_brackets_are_read() =>
        Assert.Empty(Parser.Parse("f", $"let x = {new string('(', 60)}1{new string(')', 60)}").Diagnostics);

    [Theory]
    [InlineData("not ", "x")]
    [InlineData("1 + ", "1")]
    [InlineData("x and ", "x")]
    public void Long_conditions_are_refused_and_do_not_end_the_process(string part, string end)
    {
        var text = "let x = " + string.Concat(Enumerable.Repeat($"{part}\n  ", 50_000)) + end;

        Assert.Single(Parser.Parse("f", text).Diagnostics);
    }

    [Fact]
    public void Deep_bodies_are_refused_and_do_not_end_the_process()
    {
        var text = "journey A {\n" + string.Concat(Enumerable.Repeat("if x {\n", 20_000)) + "finish \"a\"" + new string('}', 20_001);

        // The braces of one line would be longer than a line may be.
        var file = Parser.Parse("f", text.Replace("}", "}\n", StringComparison.Ordinal));

        Assert.Equal("LOY0027", Assert.Single(file.Diagnostics).Descriptor.Id);
    }

    private static BlockSyntax Only(string text)
    {
        var file = Parser.Parse("f", text);
        Assert.Equal([], file.Diagnostics.Select(one => one.ToString()));
        return Assert.Single(file.Blocks);
    }

    private static ExpressionSyntax Condition(string text) => Assert.IsType<LetSyntax>(Only($"let x = {text}")).Value;
}
