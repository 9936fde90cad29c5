using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Dsl.Hashing;

/// <summary>
/// The canonical form of a programme as it is hashed: <c>Name{Property=value Property=value } </c>, lists in brackets, texts with their
/// length before them, a hyphen for what isn't there. It is hashed as it is written and nowhere kept whole.
/// </summary>
internal sealed class CanonicalForm : IDisposable
{
    private const int LongestNumber = 24;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>The hash of all that was written, in lower-case hex.</summary>
    public string Hash()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>The fault of a kind of part that nobody wrote a form for.</summary>
    public static InvalidOperationException Unknown(object part) => new($"{part.GetType().Name} has no canonical form.");

    /// <summary>The beginning of a record: its name and a brace, in UTF-8.</summary>
    public CanonicalForm Begin(ReadOnlySpan<byte> head)
    {
        head.CopyTo(Room(head.Length));
        _length += head.Length;
        return this;
    }

    /// <summary>The end of a record.</summary>
    public void End() => Begin("} "u8);

    /// <summary>A number or nothing.</summary>
    public CanonicalForm Number(ReadOnlySpan<byte> name, long? value)
    {
        Begin(name);
        return value is { } number ? Number(number) : Begin("- "u8);
    }

    /// <summary>A number by itself.</summary>
    public CanonicalForm Number(long number)
    {
        Utf8Formatter.TryFormat(number, Room(LongestNumber), out var written);
        _length += written;
        return Begin(" "u8);
    }

    /// <summary>Yes or no.</summary>
    public CanonicalForm YesNo(ReadOnlySpan<byte> name, bool value) => Begin(name).Begin(value ? "True "u8 : "False "u8);

    /// <summary>A fraction or nothing.</summary>
    public CanonicalForm Number(ReadOnlySpan<byte> name, Fraction? value)
    {
        // Nearly all of them are whole, and these need no long division.
        if (value is { IsWhole: true } whole && whole.Numerator >= long.MinValue && whole.Numerator <= long.MaxValue)
        {
            return Begin(name).Number((long)whole.Numerator);
        }

        return Word(name, value?.ToString());
    }

    /// <summary>A member of an enumeration by its name, or nothing.</summary>
    public CanonicalForm Word(ReadOnlySpan<byte> name, string? word)
    {
        Begin(name);
        Letters(word ?? "-");
        return Begin(" "u8);
    }

    /// <summary>A text or nothing.</summary>
    public CanonicalForm Text(ReadOnlySpan<byte> name, string? text) => Begin(name).Text(text);

    /// <summary>A text or nothing, by itself.</summary>
    public CanonicalForm Text(string? text)
    {
        if (text is null)
        {
            return Begin("- "u8);
        }

        Utf8Formatter.TryFormat(text.Length, Room(LongestNumber), out var written);
        _length += written;
        Begin(":"u8);
        Letters(text);
        return Begin(" "u8);
    }

    /// <summary>A length of time or nothing.</summary>
    public CanonicalForm Length(ReadOnlySpan<byte> name, TimeLength? value)
    {
        Begin(name);
        if (value is not { } length)
        {
            return Begin("- "u8);
        }

        Begin("TimeLength{"u8).Number("Count="u8, length.Count).Word("Unit="u8, length.Unit.ToString()).End();
        return this;
    }

    /// <summary>A part, written by its own function, or nothing.</summary>
    public CanonicalForm Part<T>(ReadOnlySpan<byte> name, T? part, Action<CanonicalForm, T> write)
        where T : class
    {
        Begin(name);
        if (part is null)
        {
            return Begin("- "u8);
        }

        write(this, part);
        return this;
    }

    /// <summary>A list of parts.</summary>
    public CanonicalForm List<T>(ReadOnlySpan<byte> name, ImmutableArray<T> parts, Action<CanonicalForm, T> write)
    {
        Begin(name).Begin("["u8);
        foreach (var part in parts)
        {
            write(this, part);
        }

        return Begin("] "u8);
    }

    /// <summary>A list of texts.</summary>
    public CanonicalForm List(ReadOnlySpan<byte> name, ImmutableArray<string> texts) =>
        List(name, texts, static (form, text) => form.Text(text));

    /// <summary>A list of fractions.</summary>
    public CanonicalForm List(ReadOnlySpan<byte> name, ImmutableArray<Fraction> numbers) =>
        List(name, numbers, static (form, number) => form.Number([], number));

    /// <summary>A list of numbers.</summary>
    public CanonicalForm List(ReadOnlySpan<byte> name, ImmutableArray<int> numbers)
    {
        Begin(name).Begin("["u8);
        foreach (var number in numbers)
        {
            Number(number);
        }

        return Begin("] "u8);
    }

    private void Letters(string letters)
    {
        // The room may empty the buffer, so the length is only read behind it.
        var room = Room(Encoding.UTF8.GetMaxByteCount(letters.Length));
        _length += Encoding.UTF8.GetBytes(letters, room);
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Flush();
            if (_bytes.Length < length)
            {
                _bytes = new byte[length];
            }
        }

        return _bytes.AsSpan(_length);
    }

    private void Flush()
    {
        _hash.AppendData(_bytes, 0, _length);
        _length = 0;
    }
}
