using Workflows.Storage.Writing;
using Workflows.Testing;

namespace Workflows.Storage.Tests;

public sealed class KeySetTests
{
    [Fact]
    public void A_key_is_new_once_then_the_same_or_different()
    {
        var keys = new KeySet();
        for (ulong i = 0; i < 5_000; i++)
        {
            // Many share their slot, and some their first half.
            var print = new EventFingerprint(i % 700, i, i);
            Assert.Equal(KeyVerdict.New, keys.Find(print));
            keys.Add(print);
        }

        for (ulong i = 0; i < 5_000; i++)
        {
            Assert.Equal(KeyVerdict.Same, keys.Find(new EventFingerprint(i % 700, i, i)));
            Assert.Equal(KeyVerdict.Different, keys.Find(new EventFingerprint(i % 700, i, i + 1)));
        }

        Assert.Equal(5_000, keys.Count);
    }

    [Fact]
    public void A_fingerprint_tells_types_keys_and_contents_apart()
    {
        var world = new World(Shop.Text, checksLedger: false);
        using var prints = new FingerprintReader(world.Programme);
        var visit = world.Programme.EventTypes.Single(type => type.Name == "Visit");
        var purchase = world.Programme.EventTypes.Single(type => type.Name == "Purchase");
        EventFingerprint Of(string at, string member, string key, int score) =>
            prints.Of(world.RecordOf(visit, at, member, key, ("visit", key), ("score", score)));

        var first = Of("2026-01-01 10:00", "anna", "k", 3);
        Assert.Equal(first, Of("2026-01-01 10:00", "anna", "k", 3));
        Assert.NotEqual(first.Content, Of("2026-01-01 10:00", "anna", "k", 4).Content);
        Assert.NotEqual(first.Content, Of("2026-01-01 10:00", "ben", "k", 3).Content);
        Assert.NotEqual(first.Content, Of("2026-01-01 10:01", "anna", "k", 3).Content);
        Assert.Equal(first.Low, Of("2026-01-01 10:01", "ben", "k", 4).Low);
        Assert.NotEqual(first.Low, Of("2026-01-01 10:00", "anna", "l", 3).Low);
        Assert.NotEqual(first.Low, prints.Of(world.RecordOf(purchase, "2026-01-01 10:00", "anna", "k", ("order", "k"))).Low);
    }
}
