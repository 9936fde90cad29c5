using Workflows.Core.Machine;
using Workflows.Model.Effects;

namespace Workflows.Core.Tests.Naive;

/// <summary>What came to pass in the lives that were compared, so that nobody believes a test in which nothing did.</summary>
internal sealed class NaiveCounts
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Of(EffectKind kind) => _counts.GetValueOrDefault(kind.ToString());

    public void Refuse(Refusal refusal)
    {
        if (refusal != Refusal.None)
        {
            Add($"refused as {refusal}");
        }
    }

    /// <summary>How often a budget or a shared limit ended within a batch.</summary>
    public int EndedInBatches { get; private set; }

    public void CountBatch(Step step, bool isWithin) =>
        EndedInBatches += isWithin && step.Answers.Any(answer => answer.Draw.Points > answer.Granted && answer.Draw.Points > 0) ? 1 : 0;

    public void Count(Step step)
    {
        foreach (var effect in step.Effects)
        {
            Add(effect.Kind.ToString());
            if (effect.Kind == EffectKind.Rejected)
            {
                Add($"rejected as {(RejectionReason)effect.Subject}");
            }
        }
    }

    public override string ToString() => $"{EndedInBatches} pools ended in batches, " + string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));

    private void Add(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
