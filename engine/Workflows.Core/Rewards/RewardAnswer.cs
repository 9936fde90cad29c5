using System.Collections.Immutable;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Rewards;

/// <summary>A request about a reward while it is answered.</summary>
/// <param name="Record">The event.</param>
/// <param name="Facts">The member and the clock.</param>
/// <param name="IsFact">Whether it was granted already, and the log is judged again: it happens, whatever would be said today.</param>
/// <param name="Answers">The pools.</param>
/// <param name="Output">Where decisions go.</param>
internal readonly record struct RewardAnswer(EventRecord Record, RuleFacts Facts, bool IsFact, IAnswers Answers, StepOutput Output)
{
    /// <summary>The member.</summary>
    public MemberState Member => Facts.Member;

    /// <summary>When it counts.</summary>
    public Instant At => Record.At;

    /// <summary>The points for it where the household gave them; null where they are the member's own.</summary>
    public HouseholdPoints? FromHousehold { get; init; }

    /// <summary>Index of the household that gave the points; -1 for none.</summary>
    public int Household => FromHousehold?.Household ?? -1;

    /// <summary>What the member has reserved and got.</summary>
    public MemberRewards Rewards => Member.Rewards ??= new MemberRewards();

    /// <summary>Takes the points for it to where they are spent or reserved.</summary>
    /// <returns>What was taken, by lot.</returns>
    public ImmutableArray<LotPart> TakePoints(Spending spending, int currency, long points, Account to) => FromHousehold is { } given
        ? spending.Pass(Member, currency, given.Parts, Account.TransferredIn, to, At, Output)
        : spending.Take(Member, currency, points, At, IsFact, to, Output);

    /// <summary>Notes the refusal.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="reward">Index of the reward; -1 for none.</param>
    /// <param name="currency">The points that are missing; -1 for none.</param>
    /// <param name="points">How many points are missing; where a limit is used up, its index among the caps.</param>
    /// <param name="about">What it was about; the key of the request where null.</param>
    /// <returns>False: nothing was granted.</returns>
    public bool Refuse(RejectionReason reason, int reward = -1, int currency = -1, long points = 0, string? about = null)
    {
        Output.Add(EffectKind.Rejected, At, reward, (int)reason, currency, points, about ?? Record.Key);
        return false;
    }
}
