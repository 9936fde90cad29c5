using System.Collections.Immutable;
using System.Globalization;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// Activities that send HTTP requests and wait for them. The request is a command to the shell and the answer a resume, with the inputs
/// <c>StatusCode</c>, <c>Content</c> and <c>Headers</c>, or <c>Failure</c>: <c>Failed to connect</c> or <c>Timeout</c>.
/// </summary>
internal static class HttpSteps
{
    private const string Again = "Elsa.SendHttpRequest.Again";

    private static readonly ImmutableArray<InputKind> _request =
    [
        new("Url", FlowType.Text), new("Method", FlowType.Text, "GET"), new("Content", FlowType.Any), new("ContentType", FlowType.Text),
        new("Authorization", FlowType.Text), new("RequestHeaders", FlowType.Record),
    ];

    private static readonly ImmutableArray<string> _outputs = ["StatusCode", "ParsedContent", "ResponseHeaders", "Result"];

    /// <summary>The types.</summary>
    public static readonly ImmutableArray<ActivityType> Types =
    [
        new("Elsa.SendHttpRequest", parts => new SendHttpRequest(parts)) { Inputs = _request, Outputs = _outputs },
        new("Elsa.FlowSendHttpRequest", parts => new FlowSendHttpRequest(Resilience.Of(parts.Json)))
        {
            Inputs = [.. _request, new InputKind("ExpectedStatusCodes", FlowType.ListOf(FlowType.Whole), ImmutableArray.Create<object?>(200L))], Outputs = _outputs,
        },
        new("Elsa.WriteHttpResponse", _ => new WriteHttpResponse()) { Inputs = WriteHttpResponse.Inputs },
        new("Elsa.HttpEndpoint", parts => new HttpEndpoint(parts.Json.IsTrue("exposeRequestTooLargeOutcome")))
        {
            Inputs =
            [
                new InputKind("Path", FlowType.Text), new InputKind("SupportedMethods", FlowType.ListOf(FlowType.Text), ImmutableArray.Create<object?>("GET")),
                new InputKind("Authorize", FlowType.Truth, false), new InputKind("Policy", FlowType.Text), new InputKind("RequestTimeout", FlowType.Span),
                new InputKind("RequestSizeLimit", FlowType.Whole with { Range = (0, long.MaxValue) }),
            ],
            Outputs = ["Result", "ParsedContent", "Files", "File", "RouteData", "QueryStringData", "Headers"],
            IsTrigger = true,
        },
    ];

    /// <summary>Asks for the request, and waits.</summary>
    public static void Send(Burst burst, Context context)
    {
        var headers = (FlowRecord?)context.Inputs[5] ?? FlowRecord.Empty;
        if (context.Inputs[4] is string { Length: > 0 } authorization)
        {
            headers = headers.With("Authorization", authorization);
        }

        context.Index++;
        var id = burst.NextBookmarkId();
        var body = context.Inputs[2] is { } content ? Conversion.TextOf(content) : null;
        burst.Commands.Add(new FlowCommand.SendHttp(
            id, ((string?)context.Inputs[1] ?? "GET").ToUpperInvariant(), (string?)context.Inputs[0] ?? "", (string?)context.Inputs[3], body, headers));
        burst.Wait(context, FlowRecord.Of("Url", context.Inputs[0]), new WaitKind { Id = id });
    }

    /// <summary>
    /// Has a request sent again, where the activity asks for that: after no answer, or one of a server that may be well later (408, 429, 5xx). Between
    /// the times the instance waits as it does for any instant, so a restart forgets nothing.
    /// </summary>
    /// <returns>Whether it waits or was sent, and nothing else is to be done.</returns>
    public static bool SendsAgain(Burst burst, Context context, Bookmark bookmark, Resilience resilience)
    {
        if (bookmark.Name == Again)
        {
            Send(burst, context);
            return true;
        }

        var status = Conversion.To(burst.Given["StatusCode"], FlowType.Whole) as long? ?? 0;
        if (context.Index > resilience.MostRetries || (burst.Given["Failure"] is null && status is not (408 or 429 or (>= 500 and < 600))))
        {
            return false;
        }

        var due = burst.At + resilience.PauseAfter((int)context.Index);
        burst.Note(context, "Retry", string.Create(CultureInfo.InvariantCulture, $"{context.Index} of {resilience.MostRetries}"));
        burst.Wait(context, FlowRecord.Of("ResumeAt", due), new WaitKind { Name = Again, DueAt = due, IsFoundById = true });
        return true;
    }

    /// <summary>Puts out the answer; gives its status, or the kind of failure.</summary>
    public static (long? Status, string? Failure) Receive(Burst burst, Context context)
    {
        if (burst.Given["Failure"] is string failure)
        {
            burst.Note(context, "Error", failure);
            return (null, failure == "Timeout" ? "Timeout" : "Failed to connect");
        }

        var status = Conversion.To(burst.Given["StatusCode"], FlowType.Whole) as long? ?? 0;
        Variables.PutOut(burst, context, "Result", burst.Given);
        Variables.PutOut(burst, context, "ParsedContent", burst.Given["Content"]);
        Variables.PutOut(burst, context, "StatusCode", status);
        Variables.PutOut(burst, context, "ResponseHeaders", burst.Given["Headers"]);
        return (status, null);
    }
}

/// <summary>Sends a request, and goes on with the activity of the status that came back.</summary>
internal sealed class SendHttpRequest : Behaviour
{
    private readonly (long Status, FlowNode? Body)[] _expected;
    private readonly FlowNode? _unmatched;
    private readonly FlowNode? _failed;
    private readonly FlowNode? _timeout;
    private readonly Resilience _resilience;

    /// <summary>Takes up the ports.</summary>
    public SendHttpRequest(ActivityParts parts)
    {
        _expected = [.. parts.Json.Elements("expectedStatusCodes").Select(json => (
            (long)(json.WholeOf("statusCode") ?? 0), json.Member("activity") is { } body && body.TextOf("type") is not null ? parts.Add(body) : null))];
        _resilience = Resilience.Of(parts.Json);
        (_unmatched, _failed, _timeout) = (parts.Child("unmatchedStatusCode"), parts.Child("failedToConnect"), parts.Child("timeout"));
    }

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => HttpSteps.Send(burst, context);

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        if (HttpSteps.SendsAgain(burst, context, bookmark, _resilience))
        {
            return;
        }

        var (status, failure) = HttpSteps.Receive(burst, context);
        burst.Schedule(context, failure is null ? Matching(status!.Value) : failure == "Timeout" ? _timeout : _failed);
    }

    private FlowNode? Matching(long status)
    {
        var place = Array.FindIndex(_expected, expected => expected.Status == status);
        return place >= 0 ? _expected[place].Body : _unmatched;
    }
}

/// <summary>Sends a request, and ends with the status that came back as outcome.</summary>
internal sealed class FlowSendHttpRequest(Resilience resilience) : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => HttpSteps.Send(burst, context);

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        if (HttpSteps.SendsAgain(burst, context, bookmark, resilience))
        {
            return;
        }

        var (status, failure) = HttpSteps.Receive(burst, context);
        var expected = context.Inputs[6] as ImmutableArray<object?>? ?? [];
        Endings.Complete(burst, context, failure is not null ? [failure]
            : expected.IsEmpty ? ["Done"]
            : [expected.Contains(status) ? status!.Value.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done"]);
    }
}
