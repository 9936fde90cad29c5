using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>Rounds the effects of a sub-step to whole points: each by itself where its currency says so, else all of a currency together.</summary>
internal sealed class GrantRounding(ProgrammePlan plan)
{
    private readonly ImmutableArray<PointsCurrency> _currencies = plan.Programme.Currencies;
    private readonly bool[] _isEarly =
        [.. plan.Programme.Currencies.Select(currency => plan.Scales[currency.Index] != 1 && currency.RoundingScope != RoundingScope.Event)];

    private readonly Tally[] _tallies = new Tally[plan.Programme.Currencies.Length];

    /// <summary>What the effects so far bring of a currency: exact, and in whole points.</summary>
    private record struct Tally(Int128 Units, long Points);

    /// <summary>Rounds an effect before anything cuts it, where its currency rounds each by itself.</summary>
    public void RoundEarly(ref Grant grant)
    {
        if (grant.Kind != GrantKind.Loan && _isEarly[grant.Currency])
        {
            grant.Units = Rounding.WholeInUnits(grant.Units, plan.Scales[grant.Currency], _currencies[grant.Currency].Rounding);
        }
    }

    /// <summary>Rounds what is left of the effects after all cuts.</summary>
    public void Round(GrantList grants)
    {
        for (var i = 0; i < _tallies.Length; i++)
        {
            _tallies[i] = default;
        }

        for (var i = 0; i < grants.Count; i++)
        {
            ref var grant = ref grants[i];
            if (!grant.IsOut)
            {
                Round(ref grant);
            }
        }
    }

    private void Round(ref Grant grant)
    {
        if (grant.GivesNone)
        {
            grant.Points = grant.Units > 0 ? 1 : 0;
            return;
        }

        var (scale, mode) = (plan.Scales[grant.Currency], _currencies[grant.Currency].Rounding);
        if (grant.IsForOther)
        {
            // It is no part of what the event brings the member.
            grant.Points = Rounding.Points(grant.Units, scale, mode);
            return;
        }

        ref var tally = ref _tallies[grant.Currency];
        tally.Units += grant.Units;
        var points = Rounding.Points(tally.Units, scale, mode);
        grant.Points = points - tally.Points;
        tally.Points = points;
    }
}
