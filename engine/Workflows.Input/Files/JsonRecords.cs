using System.Text.Json;

namespace Workflows.Input.Files;

/// <summary>The records of a file of JSON lines, or of one JSON list of objects.</summary>
internal sealed class JsonRecords : RecordSource
{
    private readonly string _name;
    private readonly JsonText _text;
    private readonly JsonPaths _paths = new();
    private readonly bool _isArray;
    private bool _isOver;

    /// <summary>Reads up to the first record.</summary>
    public JsonRecords(string name, Stream stream, bool isArray)
    {
        _name = name;
        _text = new JsonText(stream);
        _isArray = isArray;
        _text.SkipMark();
        if (isArray)
        {
            _text.Peek();
            _text.Skip();
        }
    }

    /// <inheritdoc/>
    public override bool HasHeader => false;

    /// <inheritdoc/>
    public override int ColumnNamed(string name) => _paths.ColumnOf(name);

    /// <inheritdoc/>
    public override bool Read(RawRecord record) => !_isOver && (_isArray ? ReadElement(record) : ReadLine(record));

    /// <inheritdoc/>
    public override void Dispose() => _text.Dispose();

    private bool ReadLine(RawRecord record)
    {
        while (_text.NextLine())
        {
            if (_text.IsTooLong || RawRecord.Trim(_text.Value.Span).Length > 0)
            {
                Fill(record);
                return true;
            }
        }

        return false;
    }

    private bool ReadElement(RawRecord record)
    {
        var next = _text.Peek();
        if (next == ',')
        {
            _text.Skip();
            next = _text.Peek();
        }

        if (next == ']')
        {
            _text.Skip();
            _isOver = true;
            return _text.Peek() >= 0 && Refuse(record, "text follows the end of the list; put all records into one list.");
        }

        if (next < 0 || !_text.NextElement())
        {
            _isOver = true;
            return Refuse(record, "the list isn't closed; export or copy the file again.");
        }

        Fill(record);
        return true;
    }

    private bool Refuse(RawRecord record, string problem)
    {
        record.Clear(_text.Line);
        record.Problem = problem;
        return true;
    }

    private void Fill(RawRecord record)
    {
        record.Clear(_text.Line);
        if (_text.IsTooLong)
        {
            record.Problem = TooLong;
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(_text.Value);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                _paths.Fill(document.RootElement, record);
            }
            else
            {
                record.Problem = "the record isn't a JSON object; write it as {\"member\": …}.";
            }
        }
        catch (JsonException)
        {
            record.Problem = _isArray
                ? "the record isn't whole JSON; check its brackets and quotation marks."
                : "the line isn't whole JSON; write each record on one line of its own and check its brackets and quotation marks.";
        }
    }
}
