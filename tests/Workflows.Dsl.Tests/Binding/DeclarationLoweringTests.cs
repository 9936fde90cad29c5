using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Tests.Binding;

public sealed class DeclarationLoweringTests
{
    private readonly Programme _programme = Compiler.Compile("sample.loyalty", SampleProgramme.Text).Programme!;

    [Fact]
    public void The_built_in_events_come_first_and_carry_the_member_and_the_consents()
    {
        Assert.Equal([.. BuiltInEvents.Names, "Purchase", "Refund", "Survey", "Offer"],
            _programme.EventTypes.Select(type => type.Name));
        Assert.Equal(
            ["birthday", "language", "home", "consent_marketing_email", "consent_marketing_sms", "consent_text"],
            _programme.EventTypes[BuiltInEvents.Joined].Fields.Select(field => field.Name));
        Assert.All(_programme.EventTypes[BuiltInEvents.Updated].Fields, field =>
            Assert.True(field.Type.IsOptional && field.Default is null));
        Assert.Equal(1, _programme.EventTypes[BuiltInEvents.Joined].FieldNamed("language")!.Default);
        Assert.Equal(KeySource.Field, _programme.EventTypes[BuiltInEvents.Redeemed].Key);
        Assert.Equal(KeySource.Line, _programme.EventTypes[BuiltInEvents.Count + 2].Key);
    }

    [Fact]
    public void Fields_know_their_scale_and_ends()
    {
        var fields = _programme.EventTypes[BuiltInEvents.Count];
        var total = fields.FieldNamed("total")!.Type;
        Assert.Equal((DataKind.Money, 100L, "EUR", Fraction.Zero), (total.Kind, total.Scale, total.Unit, total.Least));
        Assert.Equal(DataType.NumberScale, fields.FieldNamed("weight")!.Type.Scale);
        Assert.Equal((1L, Fraction.Of(99)), (Line("quantity").Scale, Line("quantity").Most));
        Assert.Equal(["bean", "cup"], Line("kind").Choices.ToArray());
        Assert.Equal(0, fields.FieldNamed("channel")!.Default);

        DataType Line(string name) => fields.FieldNamed("lines")!.Type.LineFields.Single(field => field.Name == name).Type;
    }

    [Theory]
    [InlineData("JPY", 1)]
    [InlineData("KWD", 1000)]
    [InlineData("HKD", 100)]
    public void Money_has_the_decimals_of_its_currency(string code, long scale)
    {
        var text = SampleProgramme.Text.Replace("EUR", code, StringComparison.Ordinal).Replace("250.05", "250", StringComparison.Ordinal)
            .Replace("5.50", "5", StringComparison.Ordinal).Replace("6.50", "6", StringComparison.Ordinal);
        Assert.Equal(scale, Compiler.Compile("p", text).Programme!.MoneyScale);
    }

    [Fact]
    public void What_it_says_of_itself_is_kept()
    {
        Assert.Equal(("BeanClub", "Bean Club", "EUR", "Europe/Vienna"),
            (_programme.Name, _programme.Title, _programme.Currency, _programme.TimeZone));
        Assert.Equal(new LatePolicy(new(30, TimeUnit.Day), LateAction.Book), _programme.Late);
        Assert.Equal(new TimeLength(3, TimeUnit.Minute), _programme.Settle);
        Assert.Equal((21 * 60, 9 * 60, 3, "home"), (_programme.Messages.QuietFrom, _programme.Messages.QuietTo, _programme.Messages.Most, _programme.Messages.Zone));
        Assert.Equal(new Fraction(8, 100), _programme.Currencies[0].Worth);
        Assert.Equal(new Expiry.AfterEarned(new(24, TimeUnit.Month), TimeUnit.Month), _programme.Currencies[0].Expiry);
        Assert.True(_programme.Currencies[1].IsStatus);
        Assert.Equal(
            (new Expiry.AfterActivity(new(3, TimeUnit.Month), TimeUnit.Quarter), new TimeLength(30, TimeUnit.Day), SpendOrder.OldestFirst),
            (_programme.Currencies[2].Expiry, _programme.Currencies[2].Notice, _programme.Currencies[2].Spend));
        Assert.Equal(new Expiry.AtEndOf(TimeUnit.Year, true, null), _programme.Currencies[3].Expiry);
        Assert.Equal(new Expiry.AtEndOf(TimeUnit.Year, false, new(3, TimeUnit.Month)), _programme.Currencies[4].Expiry);
        Assert.Equal(new TierTerm.UntilEndOf(TimeUnit.Year, true), _programme.Ladders[0].Keep);
        Assert.Equal(new TierTerm.UntilEndOfMembershipYear(true), _programme.Ladders[1].Keep);
        Assert.Equal((TierDrop.ByBalance, new TimeLength(30, TimeUnit.Day)), (_programme.Ladders[1].Drop, _programme.Ladders[1].Grace));
        Assert.Equal("tea, cake on Sundays", string.Join(", ", _programme.Ladders[1].Tiers[2].Benefits));
        Assert.Contains(_programme.Aggregates, aggregate => aggregate.Window is Window.ThisMembershipYear);
        Assert.Equal((Fraction.Of(20_000), new Fraction(80, 100)), (_programme.Budgets[1].Limits[0].Most, _programme.Budgets[1].WarnAt[0]));
        Assert.Equal(3, _programme.FollowUps[0].Actions.Length);
        var stop = _programme.FollowUps[1];
        Assert.Equal(
            (new TimeLength(2, TimeUnit.Month), new Fraction(95, 100), new TimeLength(3, TimeUnit.Month)), (stop.For, stop.Confidence!.Value, stop.Rest!.Value));
        Assert.Equal("WinBack", _programme.Journeys[stop.Actions.OfType<FollowUpAction.Pause>().Single().Journey].Name);
        Assert.Equal((new TimeLength(1, TimeUnit.Month), null, null), (_programme.FollowUps[0].For, _programme.FollowUps[0].Confidence, _programme.FollowUps[0].Rest));
    }

    [Fact]
    public void A_measure_of_a_journey_is_a_sum_for_each_unit_of_another_one()
    {
        var gain = _programme.Measures.Single(measure => measure.Name == "gain");
        Assert.True(gain.IsOfJourney);
        var (cost, one) = (new JourneySum(Fraction.Zero, Fraction.One, Fraction.One, Fraction.One, Fraction.Zero), Fraction.One);
        Assert.Equal(new JourneyRatio(new JourneySum(one, -one, -one, -one, Fraction.Zero), cost), JourneyRatio.Of(_programme, gain)!.Value);
    }

    [Fact]
    public void Points_beside_a_share_are_parts_of_a_hundred()
    {
        var compare = (Expression.Compare)((Expression.Or)_programme.FollowUps[2].When).Left;
        Assert.Equal(new Fraction(2, 100), ((Expression.Number)((Expression.Arithmetic)compare.Right).Right).Value);
    }

    [Fact]
    public void Maps_hold_fixed_values_as_files_do()
    {
        var map = Assert.Single(_programme.Maps);
        Assert.Equal(("Name", BuiltInEvents.Count), (map.GroupBy, map.EventType));
        Assert.Equal(["Date", "Time"], map.Entries.Single(entry => entry.Target == "at").Columns.ToArray());
        Assert.Equal("web", map.Entries.Single(entry => entry.Target == "channel").Fixed);
        Assert.Equal("5.5", map.Entries.Single(entry => entry.Target == "total").Fixed);
        Assert.Contains(map.Entries, entry => entry.Target == "lines.sku");
        Assert.Equal(KeySource.Content, map.Key);
    }

    [Fact]
    public void A_map_may_fill_a_list_the_key_and_the_time_of_receiving()
    {
        const string Maps = """
            map Calls of Survey {
              member      from "userId"
              at          from "timestamp"
              received_at from "receivedAt"
              key         from "messageId"
            }
            map Orders of Purchase {
              member    from "userId"
              at        from "timestamp"
              order     from "properties.order_id"
              total     from "properties.total"
              lines     from "properties.products"
              lines.sku from "product_id"
            }
            """;
        var maps = Compiler.Compile("p", SampleProgramme.Text + Maps).Programme!.Maps;
        Assert.Equal("receivedAt", Column(maps[1], "received_at"));
        Assert.Equal("messageId", Column(maps[1], "key"));
        Assert.Equal("properties.products", Column(maps[2], "lines"));
        Assert.Equal("product_id", Column(maps[2], "lines.sku"));
        Assert.Null(maps[1].Key);

        static string Column(InputMap map, string target) => map.Entries.Single(entry => entry.Target == target).Columns.Single();
    }
}
