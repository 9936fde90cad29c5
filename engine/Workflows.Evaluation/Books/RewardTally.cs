using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Books;

/// <summary>What became of a reward in the period.</summary>
internal sealed class RewardTally
{
    /// <summary>How often it was given, by the place of the price.</summary>
    public SortedDictionary<int, long> Given { get; } = [];

    /// <summary>How often it was taken back, by the place of the price.</summary>
    public SortedDictionary<int, long> Cancelled { get; } = [];

    /// <summary>How many reached their member, as staff or a partner told.</summary>
    public long Fulfilled { get; private set; }

    /// <summary>Reservations whose time was over.</summary>
    public long HoldsEnded { get; private set; }

    /// <summary>Vouchers that expired.</summary>
    public long VouchersExpired { get; private set; }

    /// <summary>Requests that came when there was none left.</summary>
    public long OutOfStock { get; private set; }

    /// <summary>The first such request; <see cref="Instant.Never"/> for none.</summary>
    public Instant FirstOutOfStock { get; private set; } = Instant.Never;

    /// <summary>Counts a decision about the reward.</summary>
    public void Take(in Effect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.Redeemed:
                Given[effect.Subject] = Given.GetValueOrDefault(effect.Subject) + 1;
                break;
            case EffectKind.RewardCancelled:
                Cancelled[effect.Subject] = Cancelled.GetValueOrDefault(effect.Subject) + 1;
                break;
            case EffectKind.RewardFulfilled:
                Fulfilled++;
                break;
            case EffectKind.HoldEnded:
                HoldsEnded++;
                break;
            case EffectKind.VoucherExpired:
                VouchersExpired++;
                break;
            case EffectKind.Rejected when effect.Subject == (int)RejectionReason.OutOfStock:
                OutOfStock++;
                FirstOutOfStock = Instant.Earlier(FirstOutOfStock, effect.At);
                break;
            default:
                break;
        }
    }
}
