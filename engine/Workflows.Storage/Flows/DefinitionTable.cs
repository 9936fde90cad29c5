using System.Collections.Immutable;
using Workflows.Flows.Hosting;
using Workflows.Flows.Stimuli;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Flows;

/// <summary>Definitions and their triggers.</summary>
internal sealed class DefinitionTable(Database database)
{
    private const string TriggerColumns = "SELECT id, definition, version, name, activity, hash, payload, due, interval, cron FROM triggers";

    private readonly Statement _all = database.Prepare(
        "SELECT id, definition, version, name, json, created, latest, published FROM definitions ORDER BY definition, version");

    private readonly Statement _put = database.Prepare("INSERT OR REPLACE INTO definitions VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _remove = database.Prepare("DELETE FROM definitions WHERE id = ?");
    private readonly Statement _removeTriggers = database.Prepare("DELETE FROM triggers WHERE definition = ?");
    private readonly Statement _putTrigger = database.Prepare("INSERT INTO triggers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _everyTrigger = database.Prepare($"{TriggerColumns} ORDER BY definition, id");
    private readonly Statement _byDefinition = database.Prepare($"{TriggerColumns} WHERE definition = ? ORDER BY id");
    private readonly Statement _due = database.Prepare($"{TriggerColumns} WHERE due <= ? ORDER BY due, id LIMIT ?");

    // There are as many as published workflows have starts, and each event asks for them.
    private ILookup<string, Trigger>? _triggersByHash;

    public ImmutableArray<StoredDefinition> All()
    {
        var found = ImmutableArray.CreateBuilder<StoredDefinition>();
        while (_all.Step())
        {
            found.Add(new StoredDefinition(_all.Text(0), _all.Text(1), (int)_all.Long(2), _all.Text(3), _all.Text(4), Ticks.Moment(_all.Long(5)))
            {
                IsLatest = _all.Long(6) == 1, IsPublished = _all.Long(7) == 1,
            });
        }

        return found.ToImmutable();
    }

    public void Put(StoredDefinition definition) => _put
        .Bind(1, definition.Id).Bind(2, definition.DefinitionId).Bind(3, definition.Version).Bind(4, definition.Name).Bind(5, definition.Json)
        .Bind(6, definition.CreatedAt.UtcTicks).Bind(7, definition.IsLatest ? 1 : 0).Bind(8, definition.IsPublished ? 1 : 0).Run();

    public void Remove(string id) => _remove.Bind(1, id).Run();

    /// <summary>What was read before may not be so any more.</summary>
    public void Reread() => _triggersByHash = null;

    public void PutTriggers(string definitionId, ImmutableArray<Trigger> triggers)
    {
        Reread();
        _removeTriggers.Bind(1, definitionId).Run();
        foreach (var trigger in triggers)
        {
            _putTrigger.Bind(1, trigger.Id).Bind(2, trigger.DefinitionId).Bind(3, trigger.DefinitionVersionId).Bind(4, trigger.Name)
                .Bind(5, trigger.ActivityId).Bind(6, trigger.Hash).Bind(7, CommandCodec.Write(trigger.Payload)).BindMoment(8, trigger.DueAt);
            if (trigger.Interval is { } interval)
            {
                _putTrigger.Bind(9, interval.Ticks);
            }
            else
            {
                _putTrigger.Bind(9, (string?)null);
            }

            _putTrigger.Bind(10, trigger.Cron).Run();
        }
    }

    public ImmutableArray<Trigger> ByHash(string name, string hash)
    {
        _triggersByHash ??= Read(_everyTrigger).ToLookup(trigger => trigger.Hash, StringComparer.Ordinal);
        return _triggersByHash.Contains(hash) ? [.. _triggersByHash[hash].Where(trigger => trigger.Name == name)] : [];
    }

    public ImmutableArray<Trigger> Of(string definitionId) => Read(_byDefinition.Bind(1, definitionId));

    public ImmutableArray<Trigger> Due(DateTimeOffset at, int most) => Read(_due.Bind(1, at.UtcTicks).Bind(2, most));

    private static ImmutableArray<Trigger> Read(Statement rows)
    {
        var found = ImmutableArray.CreateBuilder<Trigger>();
        while (rows.Step())
        {
            found.Add(new Trigger(rows.Text(0), rows.Text(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Text(5), CommandCodec.ReadRecord(rows.Text(6)))
            {
                DueAt = rows.Long(7) is > 0 and var due ? Ticks.Moment(due) : null,
                Interval = rows.Long(8) is > 0 and var interval ? TimeSpan.FromTicks(interval) : null,
                Cron = rows.Text(9) is { Length: > 0 } cron ? cron : null,
            });
        }

        return found.ToImmutable();
    }
}
