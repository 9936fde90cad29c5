using System.Security.Cryptography;
using Workflows.Core.Rewards;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Personal;

/// <summary>The secrets of a database as a whole: drawn when it is made, and never again.</summary>
internal static class DatabaseSecrets
{
    /// <summary>What the secret of vouchers is called.</summary>
    public const string Vouchers = "vouchers";

    /// <summary>Puts the secrets into a new database, within a transaction.</summary>
    /// <param name="database">The database.</param>
    /// <param name="vouchers">What codes of vouchers are made with; null for what is drawn.</param>
    public static void Put(Database database, VoucherSecret? vouchers)
    {
        using var row = new Statement(database, "INSERT INTO secret (name, value) VALUES (?, ?)");
        row.Bind(1, Vouchers).Bind(2, vouchers is null ? RandomNumberGenerator.GetBytes(VoucherSecret.Size) : vouchers.Bytes).Run();
    }

    /// <summary>What codes of vouchers are made with.</summary>
    /// <exception cref="StorageFault">It is missing or damaged.</exception>
    public static VoucherSecret OfVouchers(Database database)
    {
        using var row = new Statement(database, "SELECT value FROM secret WHERE name = ?");
        var bytes = row.Bind(1, Vouchers).Step() ? row.Bytes(0) : default;
        return bytes.Length == VoucherSecret.Size
            ? new VoucherSecret(bytes)
            : throw new StorageFault($"{database.Path} lacks the secret of its vouchers, without which no code can be told; restore a copy of it.");
    }
}
