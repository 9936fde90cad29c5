using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// Answers the request that has brought the instance so far. The answer is a command to the shell: where no request waits for one, nobody hears it, and the
/// instance goes on.
/// </summary>
internal sealed class WriteHttpResponse : Behaviour
{
    private const long Ok = 200;

    /// <summary>What it says, in the order of its settings.</summary>
    public static readonly ImmutableArray<InputKind> Inputs =
    [
        new("StatusCode", FlowType.Any, Ok), new("Content", FlowType.Any), new("ContentType", FlowType.Text), new("ResponseHeaders", FlowType.Record),
    ];

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var content = context.Inputs[1];
        burst.Commands.Add(new FlowCommand.Respond(
            burst.InstanceId, StatusOf(context.Inputs[0]), context.Inputs[2] is string { Length: > 0 } type ? type : TypeOf(content),
            content is null ? null : Conversion.TextOf(content), (FlowRecord?)context.Inputs[3] ?? FlowRecord.Empty));
        Endings.Complete(burst, context);
    }

    /// <summary>A status as a number, or by the name that .NET gives it, as Elsa's interface writes it.</summary>
    private static long StatusOf(object? said) => said switch
    {
        null => Ok,
        long number and >= 200 and <= 599 => number,
        _ when long.TryParse(Conversion.TextOf(said), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 200 and <= 599 => number,
        _ when Enum.TryParse<HttpStatusCode>(Conversion.TextOf(said), ignoreCase: true, out var named) && (int)named is >= 200 and <= 599 => (int)named,
        _ => throw new FlowFault($"`{Conversion.TextOf(said)}` is no status of an answer; write a number from 200 to 599, or a name such as `NotFound`."),
    };

    private static string? TypeOf(object? content) => content switch
    {
        null => null,
        string => "text/plain",
        _ => "application/json",
    };
}
