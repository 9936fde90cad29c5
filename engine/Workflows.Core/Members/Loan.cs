namespace Workflows.Core.Members;

/// <summary>A tier that a rule or a journey lends for a time. Of one tier a member has one loan at most.</summary>
/// <param name="Ladder">Index of the ladder.</param>
/// <param name="Tier">The tier, above 0.</param>
/// <param name="Until">When it ends, in microseconds.</param>
/// <param name="By">Index of the rule; -1 - journey where a journey lends it.</param>
internal readonly record struct Loan(int Ladder, int Tier, long Until, int By);
