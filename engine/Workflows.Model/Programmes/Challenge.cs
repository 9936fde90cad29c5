using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Model.Programmes;

/// <summary>
/// Something to be reached again and again: so many times, so much, or so many periods in a row. What it gives is a rule over an aggregate
/// like any other; this says how a member's progress is told.
/// </summary>
/// <param name="Name">As declared; the rule's name too.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Challenges"/>.</param>
/// <param name="Rule">Index of its rule.</param>
/// <param name="Of">What has to be reached: a <see cref="Expression.History"/>.</param>
/// <param name="Step">How much of it; from one multiple to the next the challenge is run again. Above 0.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Challenge(string Name, string Title, int Index, int Rule, Expression Of, Fraction Step, SourceSpan Span);
