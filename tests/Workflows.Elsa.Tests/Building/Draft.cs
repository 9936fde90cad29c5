using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Elsa.Tests.Building;

/// <summary>A step that gets its id, and so do the steps within it, when it is put into its place.</summary>
internal delegate JourneyStep Draft(string id);

/// <summary>Makes journeys as the compiler of the language will: ids from places.</summary>
internal static class Drafts
{
    public static Journey Journey(string name, params Draft[] drafts) =>
        new(name, name, 0, new Trigger.Joining(SourceSpan.None), Place("", drafts), SourceSpan.None);

    public static ImmutableArray<JourneyStep> Place(string prefix, Draft[] drafts) =>
        [.. drafts.Select((draft, index) => draft($"{prefix}{index + 1}"))];

    public static Draft At(this Draft draft, int line) =>
        id => draft(id) with { Span = Harbour.Line(line) };

    public static Draft Send(string channel, string template) => id => new JourneyStep.Send(id, channel, template, SourceSpan.None);

    public static Draft Send(string template) => Send("email", template);

    public static Draft Bonus(int points, Funding? funding = null) =>
        id => new JourneyStep.Bonus(id, new PointsAmount(0, Fraction.Of(points)), funding, false, SourceSpan.None);

    public static Draft WaitFor(int eventType, TimeLength upTo, bool sinceStart, Draft[] arrived, Draft[] late) =>
        id => new JourneyStep.WaitFor(
            id, eventType, null, upTo, sinceStart, Place($"{id}.arrived.", arrived), Place($"{id}.late.", late), SourceSpan.None);

    public static Draft WaitFor(Draft[] arrived, Draft[] late) => WaitFor(0, new TimeLength(7, TimeUnit.Day), false, arrived, late);

    public static Draft Wait(int days) => id => new JourneyStep.Wait(id, new TimeLength(days, TimeUnit.Day), SourceSpan.None);

    public static Draft Task(string name, string team, string priority, TimeLength dueIn, params (string Name, Draft[] Steps)[] outcomes) =>
        id => new JourneyStep.Task(
            id, name, team, priority, dueIn,
            [.. outcomes.Select(outcome => new TaskOutcome(outcome.Name, Place($"{id}.{outcome.Name}.", outcome.Steps)))], SourceSpan.None);

    public static Draft Task(params (string Name, Draft[] Steps)[] outcomes) =>
        Task("Call", "Desk", "high", new TimeLength(2, TimeUnit.Day), outcomes);

    public static Draft If(Expression condition, Draft[] then, Draft[] otherwise) =>
        id => new JourneyStep.If(id, condition, Place($"{id}.then.", then), Place($"{id}.else.", otherwise), SourceSpan.None);

    public static Draft If(Draft[] then, Draft[] otherwise) => If(Harbour.AtLeastGold, then, otherwise);

    public static Draft Fork(bool untilFirst, params (string Name, Draft[] Steps)[] branches) =>
        id => new JourneyStep.Fork(
            id, untilFirst,
            [.. branches.Select(branch => new ForkBranch(branch.Name, Place($"{id}.{branch.Name}.", branch.Steps), SourceSpan.None))], SourceSpan.None);

    public static Draft Part(string name, params Draft[] steps) =>
        id => new JourneyStep.Part(id, name, Place($"{id}.{name}.", steps), SourceSpan.None);

    public static Draft GoTo(string part) => id => new JourneyStep.GoTo(id, part, SourceSpan.None);

    public static Draft Finish(string outcome) => id => new JourneyStep.Finish(id, outcome, SourceSpan.None);
}
