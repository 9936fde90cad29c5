using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>Households in words.</summary>
/// <param name="programme">The programme.</param>
/// <param name="nameOf">The id of a member or a household by index.</param>
internal sealed class HouseholdText(Programme programme, Func<int, string> nameOf)
{
    /// <summary>A decision in words.</summary>
    public string Of(in Effect effect) => effect.Kind switch
    {
        EffectKind.HouseholdJoined => IsOfHousehold(effect) ? $"joined {nameOf(effect.Subject)}" : $"{nameOf(effect.Subject)} joined",
        EffectKind.HouseholdLeft => IsOfHousehold(effect)
            ? $"left {nameOf(effect.Subject)}; what was brought to it stays there" : $"{nameOf(effect.Subject)} left",
        EffectKind.PointsPooled when effect.Amount < 0 => $"{-effect.Amount} {CurrencyOf(effect)} less went to {nameOf(effect.Subject)}",
        EffectKind.PointsPooled => $"{PointsOf(effect)} went to {nameOf(effect.Subject)}",
        EffectKind.PoolGrew => $"{PointsOf(effect)} came from {nameOf(effect.Subject)}",
        EffectKind.PoolGave => $"gave {PointsOf(effect)} for what {nameOf(effect.Subject)} asked for",
        EffectKind.CameFromPool => $"{PointsOf(effect)} came from {nameOf(effect.Subject)}",
        _ => effect.Currency < 0
            ? "the household is asked for a place" : $"{nameOf(effect.Subject)} is asked for {PointsOf(effect)}",
    };

    /// <summary>Who is in a household, or with whom a member is in one and what they can spend together.</summary>
    /// <param name="member">The member, or a household.</param>
    /// <param name="household">The household that the member is in; null for none.</param>
    public IEnumerable<string> Standing(MemberState member, MemberState? household)
    {
        if (member.IsHousehold)
        {
            yield return member.Residents.Count == 0 ? "nobody is in it" : $"in it: {NamesOf(member.Residents)}";
        }
        else if (household is not null)
        {
            var others = household.Residents.Where(one => one != member.Index).ToList();
            yield return $"in {household.Id}{(others.Count == 0 ? ", alone" : $" with {NamesOf(others)}")}";
            foreach (var currency in programme.Household?.Pool ?? [])
            {
                yield return $"together {household.Available(currency)} {programme.Currencies[currency].Name} to spend"
                    + (household.Owed(currency) > 0 ? $", {household.Owed(currency)} owed" : "");
            }
        }
    }

    // The other side of a household's effects is a member.
    private bool IsOfHousehold(in Effect effect) => MemberState.IsOfHousehold(nameOf(effect.Subject));

    private string NamesOf(IReadOnlyList<int> members) => string.Join(", ", members.Select(nameOf));

    private string PointsOf(in Effect effect) => $"{effect.Amount} {CurrencyOf(effect)}";

    private string CurrencyOf(in Effect effect) => programme.Currencies[effect.Currency].Name;
}
