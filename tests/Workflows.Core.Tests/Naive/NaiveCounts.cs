using Workflows.Core.Machine;
using Workflows.Model.Effects;

namespace Workflows.Core.Tests.Naive;

/// <summary>What came to pass in the lives that were compared, so that nobody believes a test in which nothing did.</summary>
internal sealed class NaiveCounts
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Of(EffectKind kind) => _counts.GetValueOrDefault(kind.ToString());

    public void Refuse(Refusal refusal) => Add($"refused as {refusal}");

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

    public override string ToString() => string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));

    private void Add(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
