using System.Collections.Immutable;
using Workflows.Flows.Hosting;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;
using Workflows.Scripts;
using Workflows.Storage.Flows;

namespace Workflows.Cli.Serving;

/// <summary>
/// Workflows of a database, kept going: timers and schedules that are due, requests that are to be sent. One thing at a time changes the database; requests
/// are on their way meanwhile.
/// </summary>
internal sealed class FlowServer : IDisposable
{
    private const int DueMost = 1_000;
    private const int SentMost = 16;
    private static readonly TimeSpan _purgePause = TimeSpan.FromHours(1);

    private readonly SqliteFlowStore _store;
    private readonly FlowRuntime _runtime;
    private readonly HttpSender _http;
    private readonly MemberSteps? _members;
    private readonly TimeProvider _clock;
    private readonly Lock _one = new();
    private DateTimeOffset _purged;

    /// <summary>Opens a database of workflows; makes it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="http">Sends requests.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="members">Does steps of ours in a database of members; null where others are asked for them.</param>
    public FlowServer(string path, HttpSender http, TimeProvider clock, MemberSteps? members = null)
    {
        (_http, _clock, _members) = (http, clock, members);
        _store = new SqliteFlowStore(path);
        var settings = new FlowSettings { KeepsJournal = true, StepsEndThemselves = members is not null };
        _runtime = new FlowRuntime(_store, settings, [new JavaScriptEngine(), new LoyaltyEngine()], members);
    }

    /// <summary>What tells the database of workflows apart from others.</summary>
    public string Identity => _store.Identity;

    /// <summary>Whether steps of ours are done in a database of members, and nobody else answers them.</summary>
    public bool HasMembers => _members is not null;

    /// <summary>Does something with the runtime, at this instant and alone.</summary>
    public T Do<T>(Func<FlowRuntime, DateTimeOffset, T> action)
    {
        lock (_one)
        {
            var result = action(_runtime, _clock.GetUtcNow());
            if (result is FlowOutcome outcome)
            {
                Answers.Give(outcome);
            }

            return result;
        }
    }

    /// <summary>Requests that wait for what workflows answer.</summary>
    public HttpAnswers Answers { get; } = new();

    /// <summary>How long a request waits for what a workflow answers.</summary>
    public TimeSpan Patience => _http.Patience;

    /// <summary>How long finished instances are kept with their journals, and keys of what was told; null for ever.</summary>
    public TimeSpan? Keeps { get; init; }

    /// <summary>Does all that is due, forgets what was kept long enough, and sends what is to be sent, until nothing is left.</summary>
    public async Task Turn(CancellationToken stop)
    {
        bool isMore;
        do
        {
            isMore = Do((runtime, at) => runtime.RunDue(at, DueMost)).Instances.Length > 0;
            isMore |= await SendAll(stop);
            isMore |= _members?.Turn(this, _clock.GetUtcNow()) == true;
        }
        while (isMore && !stop.IsCancellationRequested);

        if (Keeps is { } keeps && _clock.GetUtcNow() is var now && now - _purged >= _purgePause)
        {
            _purged = now;
            Do((runtime, at) => runtime.Purge(at - keeps));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _http.Dispose();
    }

    private async Task<bool> SendAll(CancellationToken stop)
    {
        var requests = Do((runtime, _) => Wanted(runtime));
        await Parallel.ForEachAsync(requests, stop, async (kept, token) =>
        {
            var request = (FlowCommand.SendHttp)kept.Command;
            var answer = await _http.Send(request, token);
            Do((runtime, at) => Keep(runtime, kept.Id, request, answer, at));
        });
        return requests.Length > 0;
    }

    /// <summary>Requests that somebody still waits for; those of instances that were cancelled or have gone on are forgotten.</summary>
    private static ImmutableArray<KeptCommand> Wanted(FlowRuntime runtime)
    {
        var all = runtime.Store.Requests(SentMost);
        var wanted = all.RemoveAll(kept => runtime.Store.Bookmark(((FlowCommand.SendHttp)kept.Command).BookmarkId) is null);
        if (wanted.Length < all.Length)
        {
            runtime.Together(() =>
            {
                foreach (var forgotten in all.Except(wanted))
                {
                    runtime.Store.RemoveCommand(forgotten.Id);
                }
            });
        }

        return wanted;
    }

    /// <summary>The answer and that the request is done are kept as a whole, so that neither is there without the other.</summary>
    private static FlowOutcome Keep(FlowRuntime runtime, long id, FlowCommand.SendHttp request, FlowRecord answer, DateTimeOffset at)
    {
        FlowOutcome? outcome = null;
        runtime.Together(() =>
        {
            runtime.Store.RemoveCommand(id);
            outcome = runtime.Resume(request.BookmarkId, answer, at, $"http {request.BookmarkId}");
        });
        return outcome!;
    }
}
