using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl;

/// <summary>What a text became.</summary>
/// <param name="Programme">The programme; null when <paramref name="Diagnostics"/> has an error.</param>
/// <param name="Diagnostics">What is wrong with the text, in the order of the places.</param>
public sealed record Compilation(Programme? Programme, ImmutableArray<Diagnostic> Diagnostics);
