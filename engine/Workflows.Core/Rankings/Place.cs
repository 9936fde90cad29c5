namespace Workflows.Core.Rankings;

/// <summary>A place of a leaderboard that a member has.</summary>
/// <param name="Ranking">Index of the ranking.</param>
/// <param name="Rank">Which place, from 1; equal scores share the better one.</param>
/// <param name="Score">The score, in units of the ranking's scale; above 0.</param>
public readonly record struct Place(int Ranking, int Rank, long Score);
