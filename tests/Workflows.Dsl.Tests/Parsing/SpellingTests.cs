using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Tests.Parsing;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("awrad", "award", 1)]
    [InlineData("adn", "and", 1)]
    [InlineData("monts", "months", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void Letters_added_left_out_changed_or_swapped_count_one_each(string a, string b, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(a, b));
        Assert.Equal(distance, Spelling.Distance(b, a));
    }

    [Fact]
    public void A_word_that_is_too_far_from_all_is_not_corrected() => Assert.Null(Spelling.Closest("nonexistent", ["age", "award"]));

    [Fact]
    public void Capitals_are_a_slip_of_the_pen() => Assert.Equal("and", Spelling.Closest("AND", ["on", "and"]));
}
