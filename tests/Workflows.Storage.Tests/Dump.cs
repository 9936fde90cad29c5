using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Workflows.Storage.Reading;

namespace Workflows.Storage.Tests;

/// <summary>All that a run decided, as text: what has to be equal after a kill, byte for byte.</summary>
internal static class Dump
{
    private static readonly string[] Tables = ["event", "ledger", "member", "pool", "idem"];

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

        // Keys and what is sealed under them differ from file to file; what they say must not.
        using var reader = RunReader.Open(path);
        foreach (var member in reader.Members)
        {
            text.Append(CultureInfo.InvariantCulture, $"{member.Id} {Convert.ToHexStringLower(member.Sheet.Span)}\n");
        }

        foreach (var message in reader.Outbox())
        {
            text.Append(CultureInfo.InvariantCulture, $"{message with { Model = default }} {Encoding.UTF8.GetString(message.Model.Span)}\n");
        }

        foreach (var entry in reader.Entries().Where(entry => entry.HasPersonal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.Id} {entry.Event!.Key} {string.Join('|', entry.Event.Texts)} {string.Join('|', entry.Event.Numbers)}\n");
        }

        return text.ToString();
    }
}
