using System.Text.Json;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// States with transitions between them. A state runs its entry, then takes the first transition without a trigger whose condition holds, or waits for the
/// triggers of the others; a trigger whose condition doesn't hold waits again. On the way to the next state come the exit of the one and the action of the
/// transition. A state that nothing leads on from is the end.
/// </summary>
internal sealed class StateMachine : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.StateMachine", parts => new StateMachine(parts));

    private const int MovesMost = 10_000;
    private const int None = -1;

    private readonly State[] _states;
    private readonly Transition[] _transitions;
    private readonly int _first;

    private StateMachine(ActivityParts parts)
    {
        _states = [.. parts.Json.Elements("states").Select(json => new State(json.TextOf("name") ?? "", Child(parts, json, "entry"), Child(parts, json, "exit")))];
        _transitions = [.. parts.Json.Elements("transitions").Select(json => new Transition(
            PlaceOf(json.TextOf("from")), PlaceOf(json.TextOf("to")), Child(parts, json, "trigger"),
            json.Member("condition") is null ? null : parts.Condition(json), Child(parts, json, "action")))];
        _first = PlaceOf(parts.Json.TextOf("initialState"));
    }

    private sealed record State(string Name, FlowNode? Entry, FlowNode? Exit);

    private sealed record Transition(int From, int To, FlowNode? Trigger, InputSlot? Condition, FlowNode? Action);

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "CurrentState" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        (context.Index, context.Memory) = (_first, None);
        if (_first == None)
        {
            Endings.Complete(burst, context);
            return;
        }

        Enter(burst, context, context);
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        var under = (int)context.Memory!;
        if (under == None && child.Node == _states[context.Index].Entry)
        {
            GoOn(burst, context, child);
        }
        else if (under == None)
        {
            Triggered(burst, context, child);
        }
        else if (child.Node == _transitions[under].Action || _transitions[under].Action is not { } action)
        {
            Arrive(burst, context, child);
        }
        else
        {
            burst.Schedule(context, action, child);
        }
    }

    /// <inheritdoc/>
    public override FlowRecord? Save(Context context) => FlowRecord.Of("Transition", (long)(int)context.Memory!);

    /// <inheritdoc/>
    public override void Load(Context context, FlowRecord saved) => context.Memory = (int)(long)saved["Transition"]!;

    private void Enter(Burst burst, Context context, Context after)
    {
        if (_states[context.Index].Entry is { } entry)
        {
            burst.Schedule(context, entry, after);
        }
        else
        {
            GoOn(burst, context, after);
        }
    }

    /// <summary>Goes from state to state as long as that needs no activity; a circle of such states would never end.</summary>
    private void GoOn(Burst burst, Context context, Context after)
    {
        for (var moves = 0; moves < MovesMost; moves++)
        {
            var ways = Array.FindAll(_transitions, one => one.From == context.Index && one.To != None);
            if (ways.Length == 0)
            {
                Endings.Complete(burst, context);
                return;
            }

            if (Array.Find(ways, way => way.Trigger is null && Holds(burst, context, way)) is not { } free)
            {
                foreach (var way in ways.Where(way => way.Trigger is not null))
                {
                    burst.Schedule(context, way.Trigger, after);
                }

                return;
            }

            if (Leave(burst, context, after, free))
            {
                return;
            }

            if (_states[context.Index].Entry is { } entry)
            {
                burst.Schedule(context, entry, after);
                return;
            }
        }

        throw new FlowFault($"The state machine went through {MovesMost} states without a trigger or an activity; give one of the transitions a trigger.");
    }

    private void Triggered(Burst burst, Context context, Context trigger)
    {
        if (Array.Find(_transitions, one => one.Trigger == trigger.Node && one.From == context.Index && one.To != None) is not { } way)
        {
            return;
        }

        if (!Holds(burst, context, way))
        {
            burst.Schedule(context, way.Trigger, trigger);
        }
        else if (!Leave(burst, context, trigger, way))
        {
            Enter(burst, context, trigger);
        }
    }

    /// <summary>Leaves the state by a transition; false where the next one is there at once, since nothing is to be done on the way.</summary>
    private bool Leave(Burst burst, Context context, Context after, Transition way)
    {
        burst.Agenda.Withdraw(context);
        for (var child = context.FirstChild; child is not null; child = child.Next)
        {
            Endings.Cancel(burst, child);
        }

        if ((_states[way.From].Exit ?? way.Action) is { } first)
        {
            context.Memory = Array.IndexOf(_transitions, way);
            burst.Schedule(context, first, after);
            return true;
        }

        context.Index = way.To;
        return false;
    }

    private void Arrive(Burst burst, Context context, Context after)
    {
        (context.Index, context.Memory) = (_transitions[(int)context.Memory!].To, None);
        Enter(burst, context, after);
    }

    private static bool Holds(Burst burst, Context context, Transition way) =>
        way.Condition is null || InputValues.ValueOf(burst, context, way.Condition) is true;

    private int PlaceOf(string? name) => Array.FindIndex(_states, state => state.Name == name);

    private static FlowNode? Child(ActivityParts parts, JsonElement json, string port) =>
        json.Member(port) is { ValueKind: JsonValueKind.Object } child && child.TextOf("type") is not null ? parts.Add(child) : null;
}
