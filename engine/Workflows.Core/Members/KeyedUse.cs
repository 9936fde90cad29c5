namespace Workflows.Core.Members;

/// <summary>How much a member has used of a cap that is counted for each value of a field of the event.</summary>
/// <param name="Cap">Index of the cap.</param>
/// <param name="Key">The value.</param>
/// <param name="End">When it stops counting, in microseconds.</param>
/// <param name="Amount">How much.</param>
internal readonly record struct KeyedUse(int Cap, string Key, long End, long Amount);
