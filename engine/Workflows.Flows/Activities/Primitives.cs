using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>Activities that do one thing and end: <c>WriteLine</c>, <c>SetVariable</c>, <c>Finish</c> and their like.</summary>
internal static class Primitives
{
    /// <summary>The types.</summary>
    public static readonly ImmutableArray<ActivityType> Types =
    [
        Of("Elsa.Start", null),
        Of("Elsa.End", null, isTerminal: true),
        Of("Elsa.Break", (_, context) => Endings.Break(context), isTerminal: true),
        Of("Elsa.WriteLine", (burst, context) => burst.Commands.Add(new FlowCommand.WriteText((string?)context.Inputs[0])), false, new InputKind("Text", FlowType.Text)),
        Of("Elsa.SetName", (burst, context) => burst.Name = (string?)context.Inputs[0], false, new InputKind("Value", FlowType.Text)),
        Of("Elsa.Correlate", (burst, context) => burst.CorrelationId = (string?)context.Inputs[0], false, new InputKind("CorrelationId", FlowType.Text)),
        Of("Elsa.SetOutput", SetOutput, false, new InputKind("OutputName", FlowType.Text), new InputKind("OutputValue", FlowType.Any)),
        Of("Elsa.Finish", (burst, _) => Finish(burst), isTerminal: true),
        Of("Elsa.Fault", (_, context) => Fault(context), false, new InputKind("Code", FlowType.Text), new InputKind("Category", FlowType.Text),
            new InputKind("FaultType", FlowType.Text), new InputKind("Message", FlowType.Text)),
        Of("Elsa.Complete", (burst, context) => Endings.CompleteComposite(burst, context, OutcomesOf(context.Inputs[0])), true,
            new InputKind("Outcomes", FlowType.Any)),
        new ActivityType("Elsa.SetVariable", SetVariable) { Inputs = [new InputKind("Value", FlowType.Any)] },
    ];

    private static ActivityType Of(string name, Action<Burst, Context>? act, bool isTerminal = false, params ReadOnlySpan<InputKind> inputs)
    {
        var behaviour = new Simple(act, isTerminal);
        return new ActivityType(name, _ => behaviour) { Inputs = [.. inputs] };
    }

    private static Simple SetVariable(ActivityParts parts)
    {
        var id = parts.Json.Member("variable")?.TextOf("id") ?? "";
        return new Simple((_, context) =>
        {
            if (!Variables.TrySet(context, id, context.Inputs[0]))
            {
                throw new FlowFault($"Variable '{id}' not found.");
            }
        });
    }

    /// <summary>The nearest workflow that declares such an output takes it; what none declares is lost, as in Elsa.</summary>
    private static void SetOutput(Burst burst, Context context)
    {
        var (name, value) = ((string?)context.Inputs[0] ?? "", context.Inputs[1]);
        for (var above = context.Parent; above is not null; above = above.Parent)
        {
            if (above.Node.Behaviour is UsedWorkflowBehaviour && UsedWorkflowBehaviour.TrySet(above, name, value))
            {
                return;
            }
        }

        if (burst.Flow.Definition.Outputs.Any(output => output.Name == name))
        {
            burst.SetOutput(name, value);
        }
    }

    /// <summary>Everything stops at once; what was running is left as it is.</summary>
    public static void Finish(Burst burst)
    {
        foreach (var context in InstanceStates.All(burst.Root))
        {
            context.IsDeaf = true;
            context.Bookmarks = 0;
        }

        burst.Agenda.Clear();
        burst.Waits.Clear();
        burst.Status = FlowSubStatus.Finished;
    }

    private static void Fault(Context context)
    {
        var message = (string?)context.Inputs[3] ?? "The workflow faulted by its own will and said nothing of why.";
        throw new FlowFault(message, $"{context.Inputs[2] ?? "System"}/{context.Inputs[1] ?? "General"}/{context.Inputs[0] ?? "0"}");
    }

    private static string[] OutcomesOf(object? value) => value switch
    {
        string text when text.AsSpan().TrimStart() is ['[', ..] => OutcomesOf(Conversion.To(text, FlowType.ListOf(FlowType.Any))),
        string text => [text],
        ImmutableArray<object?> list => [.. list.Select(outcome => outcome is null ? "" : Conversion.TextOf(outcome))],
        _ => ["Done"],
    };
}
