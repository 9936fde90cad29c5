using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Tests.Binding;

public sealed class DeclarationLoweringTests
{
    private readonly Programme _programme = Compiler.Compile("good.loyalty", GoodProgramme.Text).Programme!;

    [Fact]
    public void The_built_in_events_come_first_and_carry_the_member_and_the_consents()
    {
        Assert.Equal([.. BuiltInEvents.Names, "Purchase", "Refund", "Survey"],
            _programme.EventTypes.Select(type => type.Name));
        Assert.Equal(
            ["birthday", "language", "consent_marketing_email", "consent_marketing_sms"],
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
        var text = GoodProgramme.Text.Replace("EUR", code, StringComparison.Ordinal).Replace("250.05", "250", StringComparison.Ordinal)
            .Replace("5.50", "5", StringComparison.Ordinal);
        Assert.Equal(scale, Compiler.Compile("p", text).Programme!.MoneyScale);
    }

    [Fact]
    public void What_it_says_of_itself_is_kept()
    {
        Assert.Equal(("BeanClub", "Bean Club", "EUR", "Europe/Vienna"),
            (_programme.Name, _programme.Title, _programme.Currency, _programme.TimeZone));
        Assert.Equal(new LatePolicy(new(30, TimeUnit.Day), LateAction.Book), _programme.Late);
        Assert.Equal(new TimeLength(3, TimeUnit.Minute), _programme.Settle);
        Assert.Equal((21 * 60, 9 * 60, 3), (_programme.Messages.QuietFrom, _programme.Messages.QuietTo, _programme.Messages.Most));
        Assert.Equal(new Fraction(8, 100), _programme.Currencies[0].Worth);
        Assert.Equal(new Expiry(new(24, TimeUnit.Month), TimeUnit.Month), _programme.Currencies[0].Expiry);
        Assert.True(_programme.Currencies[1].IsStatus);
        Assert.Equal(new TierTerm.UntilEndOf(TimeUnit.Year, true), _programme.Ladders[0].Keep);
        Assert.Equal((Fraction.Of(20_000), new Fraction(80, 100)), (_programme.Budgets[1].Limit, _programme.Budgets[1].WarnAt));
        Assert.Equal(3, _programme.FollowUps[0].Actions.Length);
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
    }
}
