using Workflows.Core.Tests.Properties;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>The page that says what a programme means names tests. This is the list of them, with the test that each became.</summary>
public sealed class NamedTests
{
    private static readonly (string Words, Type In, string Test)[] List =
    [
        ("`over last 1 month` ends at 2026-02-28 12:00", typeof(TimeTests), nameof(TimeTests.A_month_from_31_January_ends_on_28_February)),
        ("`>= 60 days` holds from 2026-04-01 12:00, to the microsecond", typeof(TimeTests),
            nameof(TimeTests.Sixty_days_of_silence_hold_from_1_April_12_00_to_the_microsecond)),
        ("a lot expiring at 10:00 can't be redeemed at 10:00", typeof(TimeTests), nameof(TimeTests.A_lot_that_expires_at_10_00_can_not_be_redeemed_at_10_00)),
        ("a Purchase at the very end of `wait up to 7 days` has arrived", typeof(TimeTests),
            nameof(TimeTests.A_purchase_at_the_very_end_of_a_wait_has_arrived)),
        ("becomes Silver, this purchase is not doubled; the next one is", typeof(EarningTests),
            nameof(EarningTests.Who_becomes_Silver_by_a_purchase_is_doubled_from_the_next_one_on)),
        ("25 + 47.5 + 60 = 132.5, posted 25 + 47 + 60 = 132", typeof(EarningTests),
            nameof(EarningTests.A_cut_in_the_middle_of_a_fraction_is_rounded_as_if_the_sums_had_been)),
        ("equal hash with a budget that ends inside a batch", typeof(SideBySideTests),
            nameof(SideBySideTests.On_1_2_and_8_threads_in_batches_of_1_7_and_1000_a_budget_that_ends_inside_a_batch_gives_one_hash)),
        ("A late event that needs 5 of 3 left is granted 3 and no other member changes", typeof(ScopedPoolTests),
            nameof(ScopedPoolTests.A_late_event_that_needs_5_of_3_left_is_granted_3_and_no_other_member_changes)),
        ("A refund of a granted 5, then an ask of 5: granted; the member cut earlier isn't topped up", typeof(ScopedPoolTests),
            nameof(ScopedPoolTests.A_refund_of_a_granted_5_then_an_ask_of_5_is_granted_and_the_member_cut_earlier_is_not_topped_up)),
        ("405 HKD earns 40; refund of 100 leaves 30", typeof(CorrectionTests), nameof(CorrectionTests.A_refund_of_100_from_405_leaves_30_miles)),
        ("A returned: -900, and +200 for B", typeof(CorrectionTests), nameof(CorrectionTests.What_a_return_frees_of_a_cap_goes_to_later_events)),
        ("Gold on 2026-05-01 kept to 2028-01-01", typeof(TierTests), nameof(TierTests.Gold_of_May_2026_is_kept_to_2028_then_Silver_for_a_year_then_Blue)),
    ];

    [Fact]
    public void Every_test_that_the_page_of_meanings_names_is_in_the_suite()
    {
        if (RepositoryFolder.Shared("design/semantics.md") is not { } page)
        {
            return;
        }

        // A test stands between stars, and over the ends of lines.
        var text = string.Join(' ', File.ReadAllText(page).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        var places = text.Split("*Test").Skip(1).Select(rest => rest[..rest.IndexOf('*', StringComparison.Ordinal)]).ToList();
        var named = string.Join('\n', places);
        Assert.All(List, one => Assert.Contains(one.Words, named, StringComparison.Ordinal));
        Assert.All(List, one => Assert.True(
            one.In.GetMethod(one.Test)!.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length == 1, $"{one.Test} is no test"));

        // Eight places on the page name tests; one more wants a line above.
        Assert.Equal(8, places.Count);
    }
}
