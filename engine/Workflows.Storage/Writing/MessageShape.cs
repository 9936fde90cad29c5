using System.Collections.Immutable;
using Workflows.Core.Journeys;
using Workflows.Core.Ports;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Storage.Writing;

/// <summary>
/// What the messages of a journey will be given: the shape of what <see cref="MessageModel"/> writes, so that a template can be checked
/// before anything is sent. Its samples are the longest values that are plausible, for whoever counts how long a message may become.
/// </summary>
public static class MessageShape
{
    /// <summary>How long a free text of a member, such as a name, is taken to be, in characters.</summary>
    public const int FreeTextLength = 24;

    /// <summary>How many points a member is taken to have at most.</summary>
    public const long MostPoints = 1_000_000;

    // Where quotes or angle brackets of a value would break the message, this shows it.
    private const string OddText = "Ann \"<O'Hara>\" \\& Co";

    private const string FreeText = "Alexandra Montgomery-Lee";

    private static readonly ValueShape Date =
        new(ShapeKind.Date) { Samples = [new DateTimeOffset(2026, 9, 30, 23, 59, 59, TimeSpan.FromHours(8))] };

    private static readonly ValueShape Amount = ValueShape.Number(MostPoints - 0.5m, 0L, 1L);

    /// <summary>What a message of a journey on a channel is given.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="journey">The journey that sends it.</param>
    /// <param name="channel">The channel on which it goes.</param>
    public static ValueShape Of(Programme programme, Journey journey, string channel)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(journey);
        var shape = ValueShape.RecordOf(
            ("sent", Date),
            ("programme", ValueShape.RecordOf(
                ("name", ValueShape.Text(programme.Name)), ("title", ValueShape.Text(programme.Title)), ("currency", ValueShape.Text(programme.Currency)))),
            ("journey", ValueShape.RecordOf(
                ("name", ValueShape.Text(journey.Name)), ("title", ValueShape.Text(journey.Title)), ("purpose", ValueShape.Text(journey.Purpose)))),
            ("member", OfMember(programme)),
            ("tiers", Named(programme.Ladders, ladder => ladder.Name, OfLadder)),
            ("points", Named(programme.Currencies, currency => currency.Name, _ => OfPoints())));
        var members = shape.Members;
        if (!programme.Challenges.IsEmpty)
        {
            members = members.Add("challenges", Named(programme.Challenges, challenge => challenge.Name, OfChallenge));
        }

        if (!programme.BandSets.IsEmpty)
        {
            members = members.Add("bands", Named(programme.BandSets, bands => bands.Name, OfBands));
        }

        if (!programme.Leaderboards.IsEmpty)
        {
            members = members.Add("leaderboards", Named(programme.Leaderboards, board => board.Name, board => OfRace(programme, board)));
        }

        if (programme.Consents.Any(consent => consent.Purpose == journey.Purpose && consent.Channel == channel))
        {
            members = members.Add("consent", ValueShape.RecordOf(
                ("purpose", ValueShape.Text(journey.Purpose)), ("channel", ValueShape.Text(channel)), ("given", Date),
                ("text", ValueShape.Text("2026-01").Optional())));
        }

        if (StartingEvent.TypeOf(journey) is { } type)
        {
            members = members.Add("event", OfEvent(programme.EventTypes[type]));
        }

        if (programme.Rewards.Any(reward => reward.Voucher is not null))
        {
            members = members.Add("voucher", OfVoucher(programme).Optional());
        }

        return shape with { Members = members };
    }

    /// <summary>What an event tells; of one that tells changes only what has changed is there.</summary>
    private static ValueShape OfEvent(EventType type) => ValueShape.RecordOf(
    [
        ("at", Date),
        .. type.Fields.Select(field => (field.Name, type.Index == BuiltInEvents.Updated ? OfField(field).Optional() : OfField(field))),
    ]);

    private static ValueShape OfVoucher(Programme programme)
    {
        var vouchers = programme.Rewards.Where(reward => reward.Voucher is not null).ToList();
        return ValueShape.RecordOf(
            ("code", ValueShape.Text("ABCDE-FGHJK-MNPQR")), ("reward", LongestFirst([.. vouchers.Select(reward => reward.Title)])),
            ("left", Amount.Optional()), ("until", Date));
    }

    private static ValueShape Named<T>(ImmutableArray<T> parts, Func<T, string> name, Func<T, ValueShape> shape) =>
        ValueShape.RecordOf([.. parts.Select(part => (name(part), shape(part)))]);

    private static ValueShape OfMember(Programme programme) => ValueShape.RecordOf(
    [
        ("id", ValueShape.Text("M000001")),
        ("joined", Date),
        .. programme.MemberFields.Select(field => (field.Name, OfField(field))),
    ]);

    private static ValueShape OfField(Field field)
    {
        var shape = field.Type.Kind switch
        {
            DataKind.Text or DataKind.Member => ValueShape.Text(FreeText, OddText),
            DataKind.YesNo => ValueShape.YesNo,
            DataKind.Choice => LongestFirst(field.Type.Choices),
            DataKind.Lines => ValueShape.ListOf(ValueShape.RecordOf([.. field.Type.LineFields.Select(one => (one.Name, OfField(one)))])),
            DataKind.Date => new ValueShape(ShapeKind.Date) { Samples = [new DateOnly(1990, 9, 30)] },
            _ => ValueShape.Number(MostOf(field.Type), 0L, 1L),
        };
        return field.Type.IsOptional ? shape.Optional() : shape;
    }

    private static object MostOf(DataType type) => type.Most is { } most && most <= Fraction.Of(DataType.InputMost)
        ? decimal.Round((decimal)most.Numerator / (decimal)most.Denominator, 2)
        : 1_234_567.89m;

    private static ValueShape OfLadder(TierLadder ladder) => ValueShape.RecordOf(
    [
        ("name", LongestFirst([.. ladder.Tiers.Select(tier => tier.Name)])),
        ("benefits", ValueShape.ListOf(ValueShape.Text([.. ladder.Tiers.SelectMany(tier => tier.Benefits).OrderByDescending(text => text.Length).Take(1)]))),
        ("until", Date.Optional()),
        ("grace", ValueShape.YesNo),
        ("lent", ValueShape.YesNo),
        ("own", LongestFirst([.. ladder.Tiers.Select(tier => tier.Name)])),
        ("next", LongestFirst([.. ladder.Tiers.Select(tier => tier.Name)]).Optional()),
        ("keep", ValueShape.RecordOf(OfGaps())),
        .. OfGaps(),
    ]);

    /// <summary>What is missing to something: the first of it by itself, where there is any, and all in a list.</summary>
    private static (string, ValueShape)[] OfGaps()
    {
        var gap = ValueShape.RecordOf(
            ("missing", Amount.Optional()), ("has", Amount.Optional()), ("needs", Amount.Optional()), ("unit", ValueShape.Text("StatusMiles")),
            ("by", Date.Optional()));
        return
        [
            .. gap.Members.Select(member => (member.Key, member.Value.Optional())),
            ("gaps", ValueShape.ListOf(gap)),
        ];
    }

    private static ValueShape OfChallenge(Challenge challenge) => ValueShape.RecordOf(
        ("title", ValueShape.Text(challenge.Title)), ("times", ValueShape.Number(100L, 0L, 1L)), ("missing", Amount),
        ("has", Amount), ("needs", Amount), ("unit", ValueShape.Text("StatusMiles")), ("by", Date.Optional()));

    private static ValueShape OfBands(BandSet bands) =>
        ValueShape.RecordOf([.. BandSet.Measures.Select(measure => (measure, ValueShape.Number((long)bands.Count, 0L)))]);

    private static ValueShape OfRace(Programme programme, Leaderboard board)
    {
        var ranking = programme.Rankings[board.Ranking];
        var place = ValueShape.Number((long)ranking.Places, 1L);
        return ValueShape.RecordOf(
            ("title", ValueShape.Text(board.Title)), ("places", ValueShape.Number((long)ranking.Places)), ("score", Amount),
            ("unit", ValueShape.Text("StatusMiles")), ("place", place.Optional()), ("missing", Amount.Optional()), ("had", place.Optional()),
            ("by", new ValueShape(ShapeKind.Date) { Samples = [new DateOnly(2026, 9, 30)] }));
    }

    private static ValueShape OfPoints() => ValueShape.RecordOf(
        ("available", ValueShape.Number(MostPoints, 0L, 1L)),
        ("pending", ValueShape.Number(MostPoints, 0L, 1L)),
        ("expiring", ValueShape.RecordOf(("points", ValueShape.Number(MostPoints, 1L)), ("until", Date)).Optional()));

    private static ValueShape LongestFirst(ImmutableArray<string> words) =>
        ValueShape.Text([.. words.OrderByDescending(word => word.Length)]);
}
