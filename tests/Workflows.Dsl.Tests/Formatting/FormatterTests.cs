using Workflows.Dsl.Formatting;
using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Tests.Formatting;

public sealed class FormatterTests
{
    [Fact]
    public void The_sample_is_laid_out_already() => Assert.Equal(SampleProgramme.Text, Formatted(SampleProgramme.Text));

    [Fact]
    public void A_crowded_text_is_laid_out_and_says_the_same()
    {
        const string crowded = "# top\n\n\n\nrule   A{on Purchase where channel   is one of shop,web # which\n\n\n# why\n" +
            "award 1 Miles per 10 HKD of(total+1 HKD)\n# end\n} # after\nbudget B {limit 5 HKD}";
        const string clear = """
            # top

            rule A {
              on    Purchase where channel is one of shop, web  # which

              # why
              award 1 Miles per 10 HKD of (total + 1 HKD)
              # end
            }  # after
            budget B { limit 5 HKD }

            """;

        Assert.Equal(clear, Formatted(crowded));
    }

    [Fact]
    public void A_broken_block_that_is_indented_stays_where_it_is()
    {
        const string broken = "     member {\n  on      notice of Crumbs\n";
        Assert.Equal(broken, Compiler.Format("f", broken).Text);
        Assert.DoesNotContain(Compiler.Format("f", broken).Diagnostics, one => one.Descriptor.Id == "LOY0040");
    }

    [Fact]
    public void Steps_in_steps_are_indented_and_else_stays_with_its_brace()
    {
        const string crowded = "journey J { start on joining\nif a > 1 { finish \"x\" }\nelse { send email \"y\"\nfinish \"z\" } }";
        const string clear = """
            journey J {
              start on joining
              if a > 1 { finish "x" } else {
                send email "y"
                finish "z"
              }
            }

            """;

        Assert.Equal(clear, Formatted(crowded));
    }

    [Fact]
    public void A_comment_in_the_middle_of_a_clause_stays_there()
    {
        const string text = """
            rule A {
              award 1 Miles  # one
                  # two
                  per 10 HKD  # three
                  of total
            }

            """;

        Assert.Equal(text, Formatted(text));
    }

    [Fact]
    public void A_broken_block_stays_as_it_is_and_its_neighbours_are_laid_out()
    {
        const string text = "let  a=1\nrule A {\n      awrad   5 Miles ;\n}   # tail\n\n\n\nlet  b=2";

        Assert.Equal("let a = 1\nrule A {\n      awrad   5 Miles ;\n}   # tail\n\nlet b = 2\n", Formatter.Format("f", text).Text);
        Assert.NotEmpty(Formatter.Format("f", text).Diagnostics);
    }

    [Fact]
    public void Line_ends_of_the_text_are_kept() => Assert.Equal("let a = 1\r\nlet b = 2\r\n", Formatted("let a=1\r\nlet b=2"));

    [Fact]
    public void A_negative_number_keeps_its_minus_and_a_difference_its_blanks() =>
        Assert.Equal("let a = b - 5 + -3\nmeasure m = x target >= -10%\n", Formatted("let a=b-5 + -3\nmeasure m=x target>= -10%"));

    [Fact]
    public void Blanks_within_the_first_words_of_a_clause_do_not_move_its_neighbours() =>
        Assert.Equal("rule A {\n  on      B\n  at most once\n}\n", Formatted("rule A {\n  on B\n  at    most once\n}"));

    [Fact]
    public void What_is_no_text_is_not_laid_out() => Assert.Null(Formatter.Format("f", "PK\0\u0003").Text);

    private static string? Formatted(string text)
    {
        var (formatted, diagnostics) = Formatter.Format("f", text);
        Assert.Equal([], diagnostics.Select(one => one.ToString()));
        Assert.Equal(Parser.Parse("f", text).Blocks, Parser.Parse("f", formatted!).Blocks);
        Assert.Equal(formatted, Formatter.Format("f", formatted!).Text);
        return formatted;
    }
}
