using Workflows.Storage.Reading;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Writing;

/// <summary>Who was for putting a text into force.</summary>
public static class Approvals
{
    /// <summary>Notes that somebody is for a text that is not in force yet. Whoever was for it already stays as noted first.</summary>
    /// <param name="path">The database.</param>
    /// <param name="approval">Who, for what, when and why.</param>
    /// <exception cref="StorageFault">It can't be written.</exception>
    public static void Add(string path, StoredApproval approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        using var database = Database.Open(path);
        Put(database, approval);
    }

    /// <summary>Notes it within a transaction.</summary>
    internal static void Put(Database database, StoredApproval approval)
    {
        using var row = new Statement(database, "INSERT OR IGNORE INTO approval (number, name, version, at, why) VALUES (?, ?, ?, ?, ?)");
        row.Bind(1, approval.Number).Bind(2, approval.Name).Bind(3, approval.Version).Bind(4, approval.At.Micros).Bind(5, approval.Why).Run();
    }
}
