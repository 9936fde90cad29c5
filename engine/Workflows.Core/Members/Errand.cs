using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Members;

/// <summary>What a workflow asked of a member and that isn't over yet: a message that was put off, a task that staff has, an event that is awaited.</summary>
/// <param name="Key">Key of the event that asked.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="Name">The template, the task, or the type of the event.</param>
/// <param name="Detail">Of a message purpose and channel, of a task the words with which it is reported, a blank between them.</param>
/// <param name="EventType">Index of the type of the awaited event; -1 for none.</param>
/// <param name="Due">When it goes on if nothing comes before.</param>
/// <param name="Since">When it was asked.</param>
internal sealed record Errand(string Key, WorkflowAsk Ask, string Name, string Detail, int EventType, Instant Due, Instant Since);
