using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Points that were earned together.</summary>
internal sealed class NaiveLot
{
    /// <summary>The number of the input that gave them; -1 for the clock.</summary>
    public required long Input { get; init; }

    public required Instant Earned { get; init; }

    /// <summary>When they become spendable, or are taken back where they wait for an event; null once they are spendable.</summary>
    public Instant? Matures { get; set; }

    /// <summary>The rule and its effect that says for which event they wait; null for none.</summary>
    public (int Rule, int Effect)? Awaits { get; set; }

    public Instant Expires { get; set; } = Instant.Never;

    /// <summary>When there is notice of their end.</summary>
    public Instant NoticeAt { get; set; } = Instant.Never;

    public long Left { get; set; }

    public NaiveLot Copy() => (NaiveLot)MemberwiseClone();
}

/// <summary>Points that were taken out of a lot, and can come back to it.</summary>
internal sealed record NaivePart(long Input, Instant Earned, Instant Expires, long Points);
