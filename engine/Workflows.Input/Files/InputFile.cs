using System.IO.Compression;

namespace Workflows.Input.Files;

/// <summary>Opens a file and finds out by its content what form it has.</summary>
internal static class InputFile
{
    private const int Sniffed = 1 << 14;

    /// <summary>The records of a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="progress">Told bytes read and bytes in all.</param>
    /// <exception cref="InputFault">It isn't a file that can be read.</exception>
    public static RecordSource Open(string path, string name, Action<long, long>? progress)
    {
        Stream stream = Opened(path, name, progress);
        try
        {
            var start = Start(stream, out stream);
            if (start is [0x1F, 0x8B, ..])
            {
                // Without it .NET takes a packed file that breaks off for one that ends there, and events would be lost in silence.
                AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
                start = Start(new GZipStream(stream, CompressionMode.Decompress), out stream);
            }

            return Recognise(name, start, stream);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            stream.Dispose();
            throw Damaged(name, fault);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The fault of a file that breaks off or can't be unpacked.</summary>
    public static InputFault Damaged(string name, Exception cause) => cause is InvalidDataException
        ? new($"{name}: the packed file is damaged or not whole; export or copy it again.", cause)
        : new($"{name}: the file can't be read to its end ({cause.Message}); check the disk or copy it again.", cause);

    private static RecordSource Recognise(string name, byte[] start, Stream stream)
    {
        var text = start.AsSpan();
        if (text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new InputFault($"{name}: the file is in UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\").");
        }

        if (text is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw new InputFault($"{name}: this is a zip archive or a workbook; unpack it, or save the sheet as CSV.");
        }

        if (text.Contains((byte)0))
        {
            throw new InputFault($"{name}: this is a binary file; give a CSV or JSON lines file, gzipped or not.");
        }

        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            throw new InputFault($"{name}: the file is empty; give a CSV file with a line of column names, or JSON lines.");
        }

        return text[0] switch
        {
            (byte)'{' => new JsonRecords(name, stream, isArray: false),
            (byte)'[' => new JsonRecords(name, stream, isArray: true),
            _ => new CsvRecords(name, stream),
        };
    }

    private static CountingStream Opened(string path, string name, Action<long, long>? progress)
    {
        if (Directory.Exists(path))
        {
            throw new InputFault($"{name}: this is a folder; name the files in it.");
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
            return new CountingStream(file, progress);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputFault($"{name}: there is no such file; check the name and the folder.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new InputFault($"{name}: the file may not be read; give this user the right to read it.", fault);
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputFault($"{name}: the file can't be opened ({fault.Message}); check the name and the disk.", fault);
        }
    }

    private static byte[] Start(Stream source, out Stream whole)
    {
        var start = new byte[Sniffed];
        var length = source.ReadAtLeast(start, Sniffed, throwOnEndOfStream: false);
        Array.Resize(ref start, length);
        whole = new PrefixedStream(start, source);
        return start;
    }
}
