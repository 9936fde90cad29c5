using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Questions;

/// <summary>Makes findings of what was looked for: a case that was looked for is one against what was asked.</summary>
internal static class Findings
{
    /// <summary>What everything takes for granted.</summary>
    public static ImmutableArray<string> World { get; } = ["days from 2000 to 2099"];

    /// <summary>The finding.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="outcome">How the search for a case against it went.</param>
    /// <param name="found">What is found in such a case.</param>
    /// <param name="place">Where it is about.</param>
    /// <param name="assumptions">What is taken for granted besides.</param>
    public static Finding Of(string question, Outcome outcome, string found, SourceSpan place, params ReadOnlySpan<string> assumptions)
    {
        var (verdict, words) = outcome.Kind switch
        {
            AnswerKind.None => (Verdict.Proved, "there is no case against it"),
            AnswerKind.Found => (Verdict.CounterExample, found),
            AnswerKind.Unknown => (Verdict.NotDecided, outcome.Why),
        };
        return new(question, verdict, words, place)
        {
            Customer = outcome.Customer, Cases = outcome.Cases, Assumptions = [.. World, .. assumptions],
        };
    }
}
