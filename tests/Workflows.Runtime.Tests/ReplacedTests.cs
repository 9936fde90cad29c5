using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>Reports leave out what was put right later: the database says which events those are.</summary>
public sealed class ReplacedTests : IDisposable
{
    private readonly RunFolder _folder = new();

    [Fact]
    public void An_event_that_was_put_right_is_among_those_that_are_replaced_and_no_other_one_is()
    {
        _folder.Run("shop.db", _folder.File(
            "events.jsonl",
            [
                """{"type":"Joined","member":"anna","at":"2026-01-05T09:00:00Z"}""",
                """{"type":"Purchase","member":"anna","at":"2026-01-06T09:00:00Z","order":"wrong","total":100,"channel":"shop"}""",
                """{"type":"Purchase","member":"anna","at":"2026-01-06T10:00:00Z","order":"other","total":100,"channel":"shop"}""",
                """{"type":"Purchase","member":"anna","at":"2026-01-06T09:00:00Z","order":"right","total":70,"channel":"shop","replaces":"wrong"}""",
            ]));
        Assert.Empty(_folder.Bad);
        using var reader = RunReader.Open(_folder.In("shop.db"));
        var type = _folder.Plan.Programme.EventTypes.Single(one => one.Name == "Purchase").Index;
        Assert.Equal([(type, "wrong")], reader.Replaced());
    }

    public void Dispose() => _folder.Dispose();
}
