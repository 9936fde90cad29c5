namespace Workflows.Core.Members;

/// <summary>Which of 64 periods that follow each other a streak counts.</summary>
internal struct PeriodBits
{
    /// <summary>How many periods have a bit.</summary>
    public const int Count = 64;

    /// <summary>The number of the first period, as a multiple of <see cref="Count"/>.</summary>
    public long Place;

    /// <summary>A bit for each period; 0 where nothing is known yet.</summary>
    public ulong Bits;
}
