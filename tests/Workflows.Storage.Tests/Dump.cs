using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Workflows.Storage.Tests;

/// <summary>All that a run decided, as text: what has to be equal after a kill, byte for byte.</summary>
internal static class Dump
{
    private static readonly string[] Tables = ["event", "ledger", "member", "pool", "outbox", "idem"];

    public static string Of(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var text = new StringBuilder();
        foreach (var table in Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {table}\n");
            using var command = connection.CreateCommand();
            #pragma warning disable CA2100 // The names of tables are the literals above.
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
#pragma warning restore CA2100
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    text.Append(rows.GetValue(column) is byte[] bytes
                        ? Convert.ToHexStringLower(bytes)
                        : Convert.ToString(rows.GetValue(column), CultureInfo.InvariantCulture)).Append('|');
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }
}
