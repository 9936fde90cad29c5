using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Workflows.Input.Files;

/// <summary>The values of a JSON object that somebody asked for, by name or by a path with dots.</summary>
internal sealed class JsonPaths
{
    private readonly List<string> _names = [];
    private readonly List<string[]> _paths = [];

    /// <summary>The column at which records will carry a path; a path that is new gets the next one.</summary>
    public int ColumnOf(string path)
    {
        var column = _names.IndexOf(path);
        if (column < 0)
        {
            column = _names.Count;
            _names.Add(path);
            _paths.Add(path.Split('.'));
        }

        return column;
    }

    /// <summary>Sets the values of a record from an object. A property whose own name has the dots is preferred.</summary>
    public void Fill(JsonElement element, RawRecord record)
    {
        for (var column = 0; column < _names.Count; column++)
        {
            if (element.TryGetProperty(_names[column], out var value) || Find(element, _paths[column], out value))
            {
                Set(record, column, value);
            }
        }
    }

    private static bool Find(JsonElement element, string[] path, out JsonElement value)
    {
        value = element;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return false;
            }
        }

        return true;
    }

    private static void Set(RawRecord record, int column, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                SetText(record, column, value);
                break;
            case JsonValueKind.Object or JsonValueKind.Array:
                record.Set(column, JsonMarshal.GetRawUtf8Value(value), isNested: true);
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                record.Set(column, JsonMarshal.GetRawUtf8Value(value));
                break;
            default:
                break;
        }
    }

    private static void SetText(RawRecord record, int column, JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (!raw.Contains((byte)'\\'))
        {
            record.Set(column, raw);
            return;
        }

        try
        {
            record.Set(column, Encoding.UTF8.GetBytes(value.GetString() ?? ""));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text; the bytes that stand for it are refused where the value is read.
            record.Set(column, [0xFF]);
        }
    }
}
