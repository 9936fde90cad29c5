using System.Collections.Immutable;
using System.Globalization;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Timing;

namespace Workflows.Flows.Hosting;

/// <summary>
/// The definitions of a store with their versions. One version of each is the latest; at most one is published. What is changed of a published
/// version becomes a new one, a draft.
/// </summary>
public sealed class DefinitionShelf
{
    private readonly IFlowStore _store;
    private readonly IReadOnlyList<IScriptEngine> _engines;
    private readonly IStepCheck? _steps;
    private FlowLibrary? _library;
    private readonly Dictionary<string, (StoredDefinition Stored, FlowDefinition Read)> _read = new(StringComparer.Ordinal);

    internal DefinitionShelf(IFlowStore store, IReadOnlyList<IScriptEngine> engines, IStepCheck? steps) =>
        (_store, _engines, _steps) = (store, engines, steps);

    /// <summary>All versions, ready to run as far as they can.</summary>
    public FlowLibrary Library => _library ??= FlowLibrary.Of([.. _store.Definitions().Select(Read)], _engines, _steps);

    /// <summary>
    /// Takes a definition in: as a draft of the definition with its id, whatever version and flags it says of itself. Call it within
    /// <see cref="FlowRuntime.Together"/>.
    /// </summary>
    /// <returns>The version, and what is wrong with it; a version that can't run is kept too, and can't be published.</returns>
    /// <exception cref="FormatException">It isn't a workflow definition; the message says what is missing where.</exception>
    public (StoredDefinition Definition, ImmutableArray<string> Problems) Import(string json, DateTimeOffset at)
    {
        var read = FlowDefinition.Read(json);
        var versions = VersionsOf(read.DefinitionId);
        var latest = versions.LastOrDefault();

        // A version that was retracted is no draft while instances run in it: they would go on in a text that they didn't begin in.
        var isDraft = latest is { IsPublished: false } && !_store.RunningByVersion(read.DefinitionId).Any(one => one.Version == latest.Version);
        var number = latest is null ? 1 : isDraft ? latest.Version : latest.Version + 1;
        var id = isDraft ? latest!.Id : string.Create(CultureInfo.InvariantCulture, $"{read.DefinitionId}:{number}");
        Unmark(versions, latest: true, published: false);
        var kept = new StoredDefinition(id, read.DefinitionId, number, read.Name, json, isDraft ? latest!.CreatedAt : at) { IsLatest = true };
        _store.Put(kept);
        Reread();
        return (kept, Library.Version(id)!.Problems);
    }

    /// <summary>Publishes the latest version: from now on it is started. Says why not where it can't be.</summary>
    public string? Publish(string definitionId, DateTimeOffset at)
    {
        var versions = VersionsOf(definitionId);
        if (versions.LastOrDefault() is not { } latest)
        {
            return $"There is no definition `{definitionId}`.";
        }

        var build = Library.Version(latest.Id)!;
        if (build.Flow is null)
        {
            return string.Join(' ', build.Problems);
        }

        var triggers = Trigger.Of(build.Flow, at);
        foreach (var trigger in triggers)
        {
            if (trigger.Cron is { } cron && CronSchedule.Read(cron, out var problem) is null)
            {
                return $"`{trigger.ActivityId}`: {problem}";
            }
        }

        Unmark(versions, latest: false, published: true);
        _store.Put(latest with { IsPublished = true });
        _store.PutTriggers(definitionId, triggers);
        Reread();
        return null;
    }

    /// <summary>Takes a definition in and publishes it, unless it is what is published already; says why not where it can't be.</summary>
    /// <exception cref="FormatException">It isn't a workflow definition; the message says what is missing where.</exception>
    public string? PublishOnce(string json, DateTimeOffset at)
    {
        var definitionId = FlowDefinition.Read(json).DefinitionId;
        if (VersionsOf(definitionId).LastOrDefault() is { IsPublished: true } latest && latest.Json == json)
        {
            return null;
        }

        Import(json, at);
        return Publish(definitionId, at);
    }

    /// <summary>Takes the published version back: nothing starts it any more, what runs goes on.</summary>
    public void Retract(string definitionId)
    {
        Unmark(VersionsOf(definitionId), latest: false, published: true);
        _store.PutTriggers(definitionId, []);
        Reread();
    }

    /// <summary>Makes an old version the content of a new draft; says why not where there is no such version.</summary>
    public string? Revert(string definitionId, int version, DateTimeOffset at)
    {
        if (VersionsOf(definitionId).Find(known => known.Version == version) is not { } old)
        {
            return $"`{definitionId}` has no version {version}.";
        }

        Import(old.Json, at);
        return null;
    }

    /// <summary>Removes all versions of a definition; says why not where instances of it run.</summary>
    public string? Remove(string definitionId)
    {
        if (_store.CountRunning(definitionId, null) is > 0 and var running)
        {
            return $"{running} instances of `{definitionId}` run; cancel them first, or retract it and let them end.";
        }

        foreach (var version in VersionsOf(definitionId))
        {
            _store.RemoveDefinition(version.Id);
        }

        _store.PutTriggers(definitionId, []);
        Reread();
        return null;
    }

    /// <summary>The versions of a definition, the oldest first.</summary>
    public List<StoredDefinition> VersionsOf(string definitionId) =>
        [.. _store.Definitions().Where(definition => definition.DefinitionId == definitionId).OrderBy(definition => definition.Version)];

    /// <summary>What keeps published versions from running, by definition: they were published where all that they say could be done.</summary>
    public ImmutableArray<string> ProblemsOfPublished() => [.. Library.Definitions.Where(definition => definition.IsPublished)
        .Select(definition => (definition.DefinitionId, Build: Library.Version(definition.Id)!)).Where(one => one.Build.Flow is null)
        .SelectMany(one => one.Build.Problems.Select(problem => $"{one.DefinitionId}: {problem}"))];

    /// <summary>Reads the store again, when something else is to be made ready.</summary>
    internal void Reread() => _library = null;

    /// <summary>A trigger is due at another instant.</summary>
    internal void SetDue(Trigger trigger, DateTimeOffset? due) => _store.PutTriggers(
        trigger.DefinitionId,
        [.. _store.TriggersOf(trigger.DefinitionId).Select(known => known.Id == trigger.Id ? known with { DueAt = due } : known)]);

    private void Unmark(List<StoredDefinition> versions, bool latest, bool published)
    {
        foreach (var version in versions.Where(version => (latest && version.IsLatest) || (published && version.IsPublished)))
        {
            _store.Put(version with { IsLatest = version.IsLatest && !latest, IsPublished = version.IsPublished && !published });
        }
    }

    private FlowDefinition Read(StoredDefinition stored)
    {
        if (!_read.TryGetValue(stored.Id, out var known) || known.Stored != stored)
        {
            known = (stored, FlowDefinition.Read(stored.Json) with
            {
                Id = stored.Id, Version = stored.Version, IsLatest = stored.IsLatest, IsPublished = stored.IsPublished,
            });
            _read[stored.Id] = known;
        }

        return known.Read;
    }
}
