using Workflows.Model.Effects;

namespace Workflows.Evaluation.Books;

/// <summary>The tiers that are lent to a member, and those that are earned underneath. Empty for nearly everybody.</summary>
internal sealed class LoanBook
{
    private SortedDictionary<(int Ladder, int Tier), int>? _lent;
    private SortedDictionary<int, int>? _own;

    /// <summary>Takes in a decision about what is lent.</summary>
    /// <returns>Whether a tier that is lent was earned with it.</returns>
    public bool Take(in Effect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.TierLent:
                Lend(effect.Source, effect.Subject, Way.ForATime);
                return false;
            case EffectKind.LoanEnded:
                TakeBack(effect.Source, effect.Subject, Way.ForATime);
                return false;
            case EffectKind.TierMatched:
                TakeBack(effect.Source, (int)effect.Amount, Way.ByCondition);
                Lend(effect.Source, effect.Subject, Way.ByCondition);
                return false;
            case EffectKind.OwnTierChanged:
                (_own ??= [])[effect.Source] = effect.Subject;
                return effect.Subject > effect.Amount && LentOn(effect.Source) is var lent && effect.Amount < lent && lent <= effect.Subject;
            default:
                return false;
        }
    }

    /// <summary>A tier that the member has is another one: where it is not the one that is lent, it is the one that is earned.</summary>
    public void Become(int ladder, int tier)
    {
        if (_own is not null && tier != LentOn(ladder))
        {
            _own[ladder] = tier;
        }
    }

    /// <summary>Nothing was lent when a tier came to be lent: until then the earned one is that which the member has.</summary>
    /// <param name="ladder">Index of the ladder.</param>
    /// <param name="tier">The tier that the member has.</param>
    public void Begin(int ladder, int tier)
    {
        _own ??= [];
        if (LentOn(ladder) == 0)
        {
            _own[ladder] = tier;
        }
    }

    /// <summary>The ladders on which a member has a tier only because it is lent.</summary>
    /// <param name="tiers">The tiers that the member has, by ladder.</param>
    public IReadOnlySet<int> LentOnly(int[] tiers) =>
        _lent is null ? new HashSet<int>() : _lent.Keys.Select(key => key.Ladder).Where(ladder => _own!.GetValueOrDefault(ladder) < tiers[ladder]).ToHashSet();

    private int LentOn(int ladder) => _lent?.Keys.Where(key => key.Ladder == ladder).Select(key => key.Tier).DefaultIfEmpty(0).Max() ?? 0;

    private void Lend(int ladder, int tier, Way way)
    {
        if (tier > 0)
        {
            _lent ??= [];
            _lent[(ladder, tier)] = _lent.GetValueOrDefault((ladder, tier)) | (int)way;
        }
    }

    private void TakeBack(int ladder, int tier, Way way)
    {
        if (_lent?.TryGetValue((ladder, tier), out var ways) != true)
        {
            return;
        }

        if ((ways & ~(int)way) == 0)
        {
            _lent.Remove((ladder, tier));
        }
        else
        {
            _lent[(ladder, tier)] = ways & ~(int)way;
        }
    }

    [Flags]
    private enum Way
    {
        ForATime = 1,
        ByCondition = 2,
    }
}
