namespace Workflows.Core.Members;

/// <summary>The place of a leaderboard that a member had last: a fact, which stays when the log is judged again.</summary>
/// <param name="Ranking">Index of the ranking.</param>
/// <param name="At">When the refresh was that gave it, in microseconds.</param>
/// <param name="Rank">Which place, from 1.</param>
internal readonly record struct LastPlace(int Ranking, long At, int Rank);
