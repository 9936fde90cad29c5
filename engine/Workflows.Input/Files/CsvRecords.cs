using System.Buffers;
using CsvHelper;

namespace Workflows.Input.Files;

/// <summary>
/// The records of a CSV file. CsvHelper splits it; where a record is malformed or too long, its first line is bad and reading starts
/// again behind that line, so that one quotation mark doesn't swallow what follows.
/// </summary>
internal sealed class CsvRecords : RecordSource
{
    private static readonly SearchValues<byte> Empty = SearchValues.Create(" \t\r\n,;\""u8);

    private readonly string _name;
    private readonly ReplayStream _stream;
    private readonly string[] _header;
    private readonly char _separator;
    private readonly List<int> _used = [];
    private CsvReader _reader;
    private long _readerStart;
    private long _linesBefore;
    private string? _malformed;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InputFault">There is no header that can be read.</exception>
    public CsvRecords(string name, Stream stream)
    {
        _name = name;
        _stream = new ReplayStream(stream);
        _reader = CsvReader.Create(_stream, Options(hasHeader: true), leaveOpen: true);
        try
        {
            _reader.ReadHeader();
        }
        catch (CsvFormatException fault)
        {
            throw new InputFault(
                $"{name}: the first line can't be read as the names of columns; write them in one line of at most 1 MiB.", fault);
        }

        if (_malformed is not null)
        {
            throw new InputFault($"{name}: the first line can't be read as the names of columns: {_malformed}");
        }

        _separator = _reader.Separator;
        _header = [.. _reader.Headers.Select(column => column.Trim())];
    }

    /// <inheritdoc/>
    public override bool HasHeader => true;

    /// <inheritdoc/>
    public override bool CommaIsUnclear => _separator == ';';

    /// <inheritdoc/>
    public override IReadOnlyList<string> Header => _header;

    /// <inheritdoc/>
    public override int ColumnNamed(string name)
    {
        var column = Array.IndexOf(_header, name);
        if (column >= 0 && Array.LastIndexOf(_header, name) != column)
        {
            throw new InputFault($"{_name}: two columns are named \"{name}\"; rename or remove the one that isn't meant.");
        }

        if (column >= 0 && !_used.Contains(column))
        {
            _used.Add(column);
        }

        return column;
    }

    /// <inheritdoc/>
    public override bool Read(RawRecord record)
    {
        while (true)
        {
            _malformed = null;
            try
            {
                if (!_reader.Read())
                {
                    return false;
                }
            }
            catch (CsvFormatException fault)
            {
                Refuse(record, fault.LineNumber, fault.ByteOffset, TooLong);
                return true;
            }

            if (_malformed is not null)
            {
                Refuse(record, _reader.LineNumber, _reader.ByteOffset, _malformed);
                return true;
            }

            if (_reader.RawRecord.Length > RecordMost)
            {
                Refuse(record, _reader.LineNumber, _reader.ByteOffset, TooLong);
                return true;
            }

            record.Clear(_linesBefore + _reader.LineNumber);
            if (Fill(record))
            {
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private bool Fill(RawRecord record)
    {
        if (_reader.FieldCount != _header.Length)
        {
            if (_reader.RawRecord.IndexOfAnyExcept(Empty) < 0)
            {
                return false;
            }

            record.Problem = $"the record has {_reader.FieldCount} values and the header names {_header.Length} columns; "
                + "write one value for each column, and put a value that has a separator in it in quotation marks.";
            return true;
        }

        foreach (var column in _used)
        {
            record.Set(column, _reader.GetSpan(column));
        }

        // A line of nothing but separators, as spreadsheets leave them, is an empty line.
        return record.Length > 0 || _reader.RawRecord.IndexOfAnyExcept(Empty) >= 0;
    }

    private void Refuse(RawRecord record, long line, long offset, string problem)
    {
        record.Clear(_linesBefore + line);
        record.Problem = problem;
        _reader.Dispose();
        _stream.GoToLineAfter(_readerStart + offset);
        _readerStart = _stream.Place;
        _linesBefore += line;
        _reader = CsvReader.Create(_stream, Options(hasHeader: false) with { Separator = _separator }, leaveOpen: true);
    }

    private CsvReaderOptions Options(bool hasHeader) => new()
    {
        HasHeader = hasHeader,
        TrackLineNumbers = true,
        MaxRecordSize = RecordMost,
        DetectSeparatorHint = true,
        OnMalformedRecord = found => _malformed = Describe(found),
    };

    // A quotation mark inside a value (5" disc) is text like any other, unless a later one in the same record took in further lines.
    private static string? Describe(CsvMalformedRecord found) => found.Reason switch
    {
        CsvMalformedReason.StrayQuote when !found.RawRecord.Contains('\n', StringComparison.Ordinal) => null,
        CsvMalformedReason.TextAfterClosingQuote =>
            "a value goes on after its closing quotation mark; double the quotation marks that are part of the value.",
        _ => "a value opens a quotation mark that is never closed; close it, or double it where it is part of the value.",
    };
}
