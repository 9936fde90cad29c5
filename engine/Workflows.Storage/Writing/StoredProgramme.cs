using Workflows.Model.Programmes;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Writing;

/// <summary>Sees to it that a database is of one programme, and keeps the programme's text in it.</summary>
internal static class StoredProgramme
{
    /// <summary>Puts the programme into a new database, or compares it with the one that is there.</summary>
    /// <exception cref="StorageFault">The database is of another programme, or of another version of it.</exception>
    public static void Ensure(Database database, Programme programme, IReadOnlyList<SourceText> sources)
    {
        using var statement = new Statement(database, "SELECT name, version FROM programme ORDER BY from_event DESC LIMIT 1");
        if (!statement.Step())
        {
            Put(database, programme, sources);
            return;
        }

        var (name, version) = (statement.Text(0), statement.Text(1));
        statement.Reset();
        if (name != programme.Name)
        {
            throw new StorageFault($"{database.Path} belongs to the programme {name}, not to {programme.Name}; name another database.");
        }

        if (version != programme.Version)
        {
            throw new StorageFault($"{database.Path} was run with another version of {name}; see what changes with 'loyalty plan', make it so with "
                + "'loyalty apply', or name another database.");
        }

        KeepBeside(database, programme, sources);
    }

    private static void Put(Database database, Programme programme, IReadOnlyList<SourceText> sources)
    {
        database.Execute("BEGIN IMMEDIATE");
        using var meta = new Statement(database, "INSERT INTO meta (key, value) VALUES (?, ?)");
        meta.Bind(1, MetaKeys.Next).Bind(2, 1).Run();
        meta.Bind(1, MetaKeys.Received).Bind(2, long.MinValue).Run();
        meta.Bind(1, MetaKeys.Position).Bind(2, 0).Run();
        meta.Bind(1, MetaKeys.Mark).Bind(2, 0).Run();
        using var row = new Statement(database, "INSERT INTO programme (version, name, from_event) VALUES (?, ?, 1)");
        row.Bind(1, programme.Version).Bind(2, programme.Name).Run();
        PutSources(database, programme, sources, 0);
        database.Execute("COMMIT");
    }

    /// <summary>What stands beside a programme decides nothing about members, so that the latest text is kept: the terms of rivals.</summary>
    private static void KeepBeside(Database database, Programme programme, IReadOnlyList<SourceText> sources)
    {
        if (programme.Rivals.IsEmpty)
        {
            return;
        }

        database.Execute("BEGIN IMMEDIATE");
        using var old = new Statement(database, "DELETE FROM source WHERE version = ? AND place > 0");
        old.Bind(1, programme.Version).Run();
        PutSources(database, programme, sources, 1);
        database.Execute("COMMIT");
    }

    private static void PutSources(Database database, Programme programme, IReadOnlyList<SourceText> sources, int from)
    {
        using var source = new Statement(database, "INSERT INTO source (version, place, file, text) VALUES (?, ?, ?, ?)");
        for (var i = from; i < sources.Count; i++)
        {
            source.Bind(1, programme.Version).Bind(2, i).Bind(3, sources[i].File).Bind(4, sources[i].Text).Run();
        }
    }
}
