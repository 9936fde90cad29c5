namespace Workflows.Model.Effects;

/// <summary>Why a request was refused.</summary>
public enum RejectionReason
{
    /// <summary>There are not enough spendable points.</summary>
    NotEnoughPoints,

    /// <summary>There is no such points currency, or it can't be spent.</summary>
    NotSpendable,

    /// <summary>There is no such open task.</summary>
    NoSuchTask,

    /// <summary>The reward has no such price, or the request names neither points nor a reward.</summary>
    NoSuchPrice,

    /// <summary>The reward is not for this member now.</summary>
    NotEligible,

    /// <summary>The member has had as many as one may have.</summary>
    CapReached,

    /// <summary>There are none left.</summary>
    OutOfStock,

    /// <summary>The reward can't be reserved.</summary>
    NotHoldable,

    /// <summary>There is no such reservation, or its time is over.</summary>
    NoSuchHold,

    /// <summary>There is no such redemption of a reward, or it is settled.</summary>
    NoSuchRedemption,

    /// <summary>The reward can't be cancelled.</summary>
    NotCancellable,

    /// <summary>The time in which the reward could be cancelled is over.</summary>
    TooLateToCancel,

    /// <summary>The reward has reached the member, or its voucher was used.</summary>
    AlreadyUsed,

    /// <summary>There is no such voucher.</summary>
    NoSuchVoucher,

    /// <summary>The voucher has expired.</summary>
    VoucherExpired,

    /// <summary>The voucher is used up.</summary>
    VoucherUsedUp,

    /// <summary>The voucher is worth less than what was to be paid with it.</summary>
    VoucherTooSmall,

    /// <summary>The member has left.</summary>
    HasLeft,

    /// <summary>No guard holds what that event earned.</summary>
    NothingHeld,

    /// <summary>There is no such points currency, or its points can't be given to others.</summary>
    NotTransferable,

    /// <summary>Points can't be given to oneself.</summary>
    ToOneself,

    /// <summary>The member has given others as many points as one may.</summary>
    TransferredEnough,

    /// <summary>As many of the reward were given as members together may have.</summary>
    LimitReached,

    /// <summary>The household has as many members as one may have.</summary>
    HouseholdFull,

    /// <summary>The member is in a household already.</summary>
    InHousehold,

    /// <summary>The member is in no household.</summary>
    InNoHousehold,

    /// <summary>The programme has no households.</summary>
    NoHouseholds,
}
