using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;

namespace Workflows.Cli.Serving;

/// <summary>
/// Requests that wait for what a workflow answers. A workflow may send requests of its own first, so an answer may come of a later burst than the one that
/// the request began; whoever asked waits for it as long as the server waits for others.
/// </summary>
internal sealed class HttpAnswers
{
    private readonly Dictionary<string, TaskCompletionSource<FlowCommand.Respond>> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Waits for an answer of any of some instances; nobody else is to run them meanwhile.</summary>
    /// <param name="instances">The instances.</param>
    /// <returns>What ends with the answer.</returns>
    public Task<FlowCommand.Respond> Await(IEnumerable<FlowInstance> instances)
    {
        var answer = new TaskCompletionSource<FlowCommand.Respond>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            foreach (var instance in instances)
            {
                _waiting[instance.Id] = answer;
            }
        }

        return answer.Task;
    }

    /// <summary>Nobody waits any more for some instances.</summary>
    public void Forget(IEnumerable<FlowInstance> instances)
    {
        lock (_lock)
        {
            foreach (var instance in instances)
            {
                _waiting.Remove(instance.Id);
            }
        }
    }

    /// <summary>Gives the answers among what came of something to who waits for them.</summary>
    public void Give(FlowOutcome outcome)
    {
        foreach (var answer in outcome.Commands.OfType<FlowCommand.Respond>())
        {
            lock (_lock)
            {
                if (_waiting.Remove(answer.InstanceId, out var waiting))
                {
                    waiting.TrySetResult(answer);
                }
            }
        }
    }

    /// <summary>Writes an answer.</summary>
    public static Task Write(HttpContext context, FlowCommand.Respond answer)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.Status;
        foreach (var (name, value) in answer.Headers.Members)
        {
            response.Headers[name] = value is ImmutableArray<object?> list ? new StringValues([.. list.Select(Text)]) : Text(value);
        }

        response.ContentType = answer.ContentType is not { } type ? response.ContentType
            : type.Contains("charset", StringComparison.OrdinalIgnoreCase) ? type : $"{type}; charset=utf-8";
        return answer.Content is { } content && answer.Status is not (204 or 205 or 304) ? response.WriteAsync(content, Encoding.UTF8) : Task.CompletedTask;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
