using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>Waits for a request to the server; one bookmark and one trigger for each method.</summary>
/// <param name="takesTooLarge">Whether a request that is too large is an outcome; else the server refuses it.</param>
internal sealed class HttpEndpoint(bool takesTooLarge) : Behaviour
{
    private const string TooLarge = "Request too large";

    /// <summary>The place among the settings of the path.</summary>
    public const int Path = 0;

    /// <summary>The place among the settings of how many bytes a request may have.</summary>
    public const int SizeLimit = 5;

    /// <summary>How many bytes a request may have before the server refuses it; null for any number.</summary>
    /// <param name="limit">What the setting says.</param>
    public long? RefusedAbove(object? limit) => takesTooLarge ? null : limit as long?;

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (burst.Trigger == context.Node.Id)
        {
            End(burst, context);
            return;
        }

        foreach (var draft in Triggers(context.Inputs, burst.At))
        {
            burst.Wait(context, draft.Payload, new WaitKind { Hashed = draft.Hashed, IsForAnyRun = true });
        }
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark) => End(burst, context);

    /// <inheritdoc/>
    public override IReadOnlyList<TriggerDraft> Triggers(object?[] inputs, DateTimeOffset at)
    {
        var path = HttpPath.Of((string?)inputs[Path] ?? "");
        return [.. (inputs[1] as ImmutableArray<object?>? ?? []).OfType<string>().Select(method =>
        {
            var hashed = Meant(path, method);
            return new TriggerDraft("Elsa.HttpEndpoint", hashed.With("Authorize", inputs[2]).With("Policy", inputs[3])
                .With("RequestTimeout", inputs[4]).With("RequestSizeLimit", inputs[SizeLimit])) { Hashed = hashed };
        })];
    }

    /// <summary>What of a request is hashed.</summary>
    public static FlowRecord Meant(string path, string method) => new([new("Path", path), new("Method", method.ToLowerInvariant())]);

    private void End(Burst burst, Context context)
    {
        if (takesTooLarge && context.Inputs[SizeLimit] is long most && burst.TryInput(HttpPath.Length, out var length) && length is long bytes && bytes > most)
        {
            Endings.Complete(burst, context, [TooLarge]);
            return;
        }

        foreach (var output in context.Node.Outputs)
        {
            if (burst.TryInput(output.Name, out var value))
            {
                Variables.PutOut(burst, context, output.Name, value);
            }
        }

        Endings.Complete(burst, context);
    }
}
