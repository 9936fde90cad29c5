namespace Workflows.Core.Tests.Naive;

/// <summary>Where the core and the naive model say different things.</summary>
#pragma warning disable CA1032, CA1064 // Nobody but the trial throws and catches it.
internal sealed class NaiveDifference(string what) : Exception(what);
#pragma warning restore CA1032, CA1064
