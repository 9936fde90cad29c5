using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Tests.Lexing;

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
        Assert.Equal(distance, EditDistance.Between(a, b));
        Assert.Equal(distance, EditDistance.Between(b, a));
    }

    [Fact]
    public void A_very_long_word_is_no_slip_of_the_pen_of_any() => Assert.Equal(
        int.MaxValue, EditDistance.Between(new string('a', EditDistance.LongestWord + 1), "a"));

    [Fact]
    public void A_word_that_is_too_far_from_all_is_not_corrected() => Assert.Null(Spelling.Closest("nonexistent", ["age", "award"]));

    [Fact]
    public void Capitals_are_a_slip_of_the_pen() => Assert.Equal("and", Spelling.Closest("AND", ["on", "and"]));
}
