using Workflows.Core.Rewards;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Personal;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Writing;

/// <summary>Sees to it that a database is of one programme, and keeps the programme's text in it.</summary>
internal static class StoredProgramme
{
    /// <summary>Puts the programme into a new database, or compares it with the one that is there.</summary>
    /// <exception cref="StorageFault">The database is of another programme, or of another version of it.</exception>
    public static void Ensure(Database database, Programme programme, IReadOnlyList<SourceText> sources, VoucherSecret? vouchers)
    {
        using var statement = new Statement(database, "SELECT name, version, number FROM programme ORDER BY number DESC LIMIT 1");
        if (!statement.Step())
        {
            Put(database, programme, sources, vouchers);
            return;
        }

        var (name, version, number) = (statement.Text(0), statement.Text(1), (int)statement.Long(2));
        statement.Reset();
        if (name != programme.Name)
        {
            throw new StorageFault($"{database.Path} belongs to the programme {name}, not to {programme.Name}; name another database.");
        }

        if (version != programme.Version)
        {
            throw new StorageFault($"{database.Path}: another version of {name} is in force; see what would change with 'loyalty plan OLD NEW --db "
                + $"{database.Path}', make it so with 'loyalty apply NEW --db {database.Path} --at INSTANT', or name another database.");
        }

        KeepBeside(database, programme, number, sources);
    }

    private static void Put(Database database, Programme programme, IReadOnlyList<SourceText> sources, VoucherSecret? vouchers)
    {
        database.Execute("BEGIN IMMEDIATE");
        using var meta = new Statement(database, "INSERT INTO meta (key, value) VALUES (?, ?)");
        meta.Bind(1, MetaKeys.Next).Bind(2, 1).Run();
        meta.Bind(1, MetaKeys.Received).Bind(2, long.MinValue).Run();
        meta.Bind(1, MetaKeys.Position).Bind(2, 0).Run();
        meta.Bind(1, MetaKeys.Mark).Bind(2, 0).Run();
        DatabaseSecrets.Put(database, vouchers);
        Add(database, 1, programme, 1, Instant.Earliest, sources);
        database.Execute("COMMIT");
    }

    /// <summary>
    /// What stands beside a programme decides nothing about members, so that the latest text is kept: the terms of rivals. The programme's own files, which
    /// say the same as before, go with them: which of them there are is said in the first.
    /// </summary>
    private static void KeepBeside(Database database, Programme programme, int number, IReadOnlyList<SourceText> sources)
    {
        if (programme.Rivals.IsEmpty)
        {
            return;
        }

        database.Execute("BEGIN IMMEDIATE");
        using var old = new Statement(database, "DELETE FROM source WHERE number = ?");
        old.Bind(1, number).Run();
        PutSources(database, number, sources);
        database.Execute("COMMIT");
    }

    private static void PutSources(Database database, int number, IReadOnlyList<SourceText> sources)
    {
        using var source = new Statement(database, "INSERT INTO source (number, place, file, text) VALUES (?, ?, ?, ?)");
        for (var i = 0; i < sources.Count; i++)
        {
            source.Bind(1, number).Bind(2, i).Bind(3, sources[i].File).Bind(4, sources[i].Text).Run();
        }
    }

    /// <summary>Adds a version, within a transaction.</summary>
    /// <param name="database">The database.</param>
    /// <param name="number">Which version it is, from 1.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="entry">The first entry of the log that is made under it.</param>
    /// <param name="from">From when it is in force.</param>
    /// <param name="sources">Its files.</param>
    public static void Add(
        Database database, int number, Programme programme, long entry, Instant from, IReadOnlyList<SourceText> sources)
    {
        using var row = new Statement(database, "INSERT INTO programme (number, version, name, from_event, from_at) VALUES (?, ?, ?, ?, ?)");
        row.Bind(1, number).Bind(2, programme.Version).Bind(3, programme.Name).Bind(4, entry).Bind(5, from.Micros).Run();
        PutSources(database, number, sources);
    }
}
