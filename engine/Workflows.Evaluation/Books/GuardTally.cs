using Workflows.Model.Effects;

namespace Workflows.Evaluation.Books;

/// <summary>What a guard did in the period, and what was decided about what it held.</summary>
internal sealed class GuardTally
{
    private (MemberBook? Member, string? Key) _released;

    /// <summary>Events that it held.</summary>
    public long Held { get; private set; }

    /// <summary>Events that it let earn nothing.</summary>
    public long Refused { get; private set; }

    /// <summary>Events of which it told somebody.</summary>
    public long Told { get; private set; }

    /// <summary>Events whose points were released.</summary>
    public long Released { get; private set; }

    /// <summary>Of them, those about which nobody had decided in time.</summary>
    public long ReleasedByTime { get; private set; }

    /// <summary>Events whose points were denied.</summary>
    public long Denied { get; private set; }

    /// <summary>Of them, those about which nobody had decided in time.</summary>
    public long DeniedByTime { get; private set; }

    /// <summary>Points that were released, by currency.</summary>
    public SortedDictionary<int, long> ReleasedPoints { get; } = [];

    /// <summary>Counts a decision.</summary>
    /// <param name="member">Whose event it is about.</param>
    /// <param name="effect">The decision.</param>
    public void Take(MemberBook member, in Effect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.GuardHeld:
                Held++;
                break;
            case EffectKind.GuardRefused:
                Refused++;
                break;
            case EffectKind.GuardAlerted:
                Told++;
                break;
            case EffectKind.EarningDenied:
                Denied++;
                DeniedByTime += effect.Subject >= 0 ? 1 : 0;
                break;
            default:
                Release(member, effect);
                break;
        }
    }

    /// <summary>An event that earned several kinds of points is one event: its releases follow each other.</summary>
    private void Release(MemberBook member, in Effect effect)
    {
        ReleasedPoints[effect.Currency] = ReleasedPoints.GetValueOrDefault(effect.Currency) + effect.Amount;
        if (_released.Member != member || _released.Key != effect.Text)
        {
            _released = (member, effect.Text);
            Released++;
            ReleasedByTime += effect.Subject >= 0 ? 1 : 0;
        }
    }
}
