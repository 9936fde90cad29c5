using Workflows.Model.Time;

namespace Workflows.Model.Effects;

/// <summary>One decision with its cause. A plain value, so that the steady state allocates nothing.</summary>
public record struct Effect
{
    /// <summary>What was decided.</summary>
    public EffectKind Kind { get; set; }

    /// <summary>The sub-step of the input in which it was decided, from 0.</summary>
    public int SubStep { get; set; }

    /// <summary>Index of the rule, ladder or journey that caused it; see <see cref="EffectKind"/>. -1 for none.</summary>
    public int Source { get; set; }

    /// <summary>What it is about; see <see cref="EffectKind"/>.</summary>
    public int Subject { get; set; }

    /// <summary>Index of the points currency, or -1.</summary>
    public int Currency { get; set; }

    /// <summary>How much; see <see cref="EffectKind"/>.</summary>
    public long Amount { get; set; }

    /// <summary>When it counts: the due instant of its cause.</summary>
    public Instant At { get; set; }

    /// <summary>Words; see <see cref="EffectKind"/>.</summary>
    public string? Text { get; set; }
}
