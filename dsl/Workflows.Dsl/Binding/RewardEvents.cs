using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>The events that every programme has for spending points and for rewards.</summary>
/// <param name="money">The programme's money.</param>
/// <param name="rewards">The names of the rewards.</param>
/// <param name="told">What requests tell besides: the fields of events by which rewards are limited.</param>
internal sealed class RewardEvents(DataType money, ImmutableArray<string> rewards, ImmutableArray<Field> told)
{
    private static DataType OptionalText { get; } = DataType.Text with { IsOptional = true };

    /// <summary>Whether requests have a field of a name by themselves.</summary>
    public static bool Has(string name) => name is "redemption" or "hold" or "points" or "currency" or "reward";

    /// <summary>Points are spent: so many, or those of a reward's price, or those of a hold.</summary>
    public EventType Redeemed => Of(BuiltInEvents.Redeemed, [KeyOf("redemption"), .. Price, .. Rewards(isOptional: true), .. HoldOf(), .. Told]);

    /// <summary>The others, in order.</summary>
    public ImmutableArray<EventType> Others =>
    [
        Of(BuiltInEvents.RewardHeld, [KeyOf("hold"), .. Rewards(isOptional: false), .. Price, .. Told]),
        Of(BuiltInEvents.RewardReleased, [("hold", DataType.Text, false)]),
        Of(BuiltInEvents.RewardCancelled, [("redemption", DataType.Text, false)]),
        Of(BuiltInEvents.RewardFulfilled, [("redemption", DataType.Text, false)]),
        Of(BuiltInEvents.VoucherUsed,
            [KeyOf("use"), ("voucher", DataType.Text, false), ("amount", Amount with { IsOptional = true }, false)]),
    ];

    /// <summary>Points are given to another member.</summary>
    public static EventType Transferred => Of(
        BuiltInEvents.Transferred,
        [KeyOf("transfer"), ("to", new DataType(DataKind.Member), false), ("points", PointsType, false), ("currency", OptionalText, false)]);

    private static DataType PointsType => DataType.Whole with { Least = Fraction.One, Most = Fraction.Of(DataType.InputMost) };

    private DataType Amount => money.Kind == DataKind.Unknown ? money
        : money with { Least = new Fraction(1, money.Scale), Most = Fraction.Of(DataType.InputMost) };

    // Without rewards only the number of points says what is spent, so it must be there.
    private ImmutableArray<(string Name, DataType Type, bool IsKey)> Price =>
    [
        ("points", PointsType with { IsOptional = !rewards.IsEmpty }, false),
        ("currency", OptionalText, false),
    ];

    private ImmutableArray<(string Name, DataType Type, bool IsKey)> Rewards(bool isOptional) => rewards.IsEmpty
        ? []
        : [("reward", new DataType(DataKind.Choice) { Choices = rewards, IsOptional = isOptional }, false)];

    private ImmutableArray<(string Name, DataType Type, bool IsKey)> HoldOf() => rewards.IsEmpty ? [] : [("hold", OptionalText, false)];

    private IEnumerable<(string Name, DataType Type, bool IsKey)> Told =>
        told.Select(one => (one.Name, one.Type with { IsOptional = true }, false));

    private static (string Name, DataType Type, bool IsKey) KeyOf(string name) => (name, DataType.Text, true);

    private static EventType Of(int index, ImmutableArray<(string Name, DataType Type, bool IsKey)> fields) =>
        new(BuiltInEvents.Names[index], index, [.. fields.Select((field, i) =>
            new Field(field.Name, i, field.Type, SourceSpan.None) { IsKey = field.IsKey })], SourceSpan.None)
        {
            Key = fields[0].IsKey ? KeySource.Field : KeySource.Content,
        };
}
