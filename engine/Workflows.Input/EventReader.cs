using Workflows.Input.Files;
using Workflows.Input.Plans;
using Workflows.Model.Programmes;

namespace Workflows.Input;

/// <summary>
/// Reads event files: CSV, JSON lines or a JSON list, each gzipped or not, told apart by their content. Records become events in the
/// plain form (columns <c>type</c>, <c>member</c>, <c>at</c>, <c>key</c> and the fields by name) or by the programme's maps.
/// </summary>
public static class EventReader
{
    /// <summary>
    /// Reads a file, one record at a time, in the file's order; keys depend on the file alone. Memory is bounded by the longest record
    /// (1 MiB, or it is a bad line), except that keys of lines take some 40 bytes for each event.
    /// </summary>
    /// <param name="programme">What the events are checked against.</param>
    /// <param name="path">Where the file is.</param>
    /// <param name="options">What else there is to know.</param>
    /// <returns>An event, a bad line or a skipped record for each record of the file.</returns>
    /// <exception cref="InputFault">While enumerating: the file can't be read as events at all, or breaks off.</exception>
    public static IEnumerable<InputLine> Read(Programme programme, string path, EventReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return Lines(programme, path, options);
    }

    /// <summary>Reads one event that another program tells in the plain form, as a JSON object.</summary>
    /// <param name="programme">What the event is checked against.</param>
    /// <param name="name">What messages call the place where it was told.</param>
    /// <param name="json">The object, on one line.</param>
    /// <returns>The event, or why there is none.</returns>
    /// <exception cref="InputFault">It isn't of the plain form at all.</exception>
    public static InputLine ReadOne(Programme programme, string name, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(programme);
        using var source = new JsonRecords(name, new MemoryStream(json), isArray: false);
        return Lines(programme, name, new EventReaderOptions(), source).First();
    }

    private static IEnumerable<InputLine> Lines(Programme programme, string path, EventReaderOptions options)
    {
        var name = options.Name ?? path;
        using var source = InputFile.Open(path, name, options.Progress);
        foreach (var line in Lines(programme, name, options, source))
        {
            yield return line;
        }
    }

    private static IEnumerable<InputLine> Lines(Programme programme, string name, EventReaderOptions options, RecordSource source)
    {
        var plans = new FilePlans(programme, name, options.Type, source);
        var router = new RecordRouter(programme, plans, new EventBuilder(programme, name, options.Before));
        var record = new RawRecord();
        var output = new List<InputLine>();
        var isOver = false;
        while (!isOver)
        {
            if (ReadOne(source, record, name))
            {
                router.Accept(record, output);
            }
            else
            {
                isOver = true;
                router.Finish(output);
            }

            foreach (var line in output)
            {
                yield return line;
            }

            output.Clear();
        }
    }

    private static bool ReadOne(RecordSource source, RawRecord record, string name)
    {
        try
        {
            return source.Read(record);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw InputFile.Damaged(name, fault);
        }
    }
}
