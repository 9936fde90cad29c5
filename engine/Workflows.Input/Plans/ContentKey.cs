using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Input.Plans;

/// <summary>
/// The key of an event that has none of its own: the first 16 bytes of the SHA-256 of its content after mapping, in lower-case hex. The
/// content is the type's name, the member, the instant, and each field that is known, by the ordinal order of the names, so that neither
/// the order of declarations nor a new optional field changes a key. A number is written as value and decimals without trailing
/// zeros, a choice as its word, each text with its length before it; lines follow in their order in the same way.
/// </summary>
internal sealed class ContentKey(EventType type)
{
    private readonly ArrayBufferWriter<byte> _content = new(512);
    private readonly byte[] _type = Encoding.UTF8.GetBytes(type.Name);
    private readonly Part[] _fields = Parts(type.Fields);
    private readonly Part[] _lineFields = Parts(type.Fields.SelectMany(field => field.Type.LineFields));

    // How often each content occurred in the file. It grows with the file, by some 40 bytes for each event with a key of its line.
    private readonly Dictionary<UInt128, int> _seen = [];

    /// <summary>The key of the content.</summary>
    public string OfContent(string member, Instant at, LineRecord values, LineRecord[] lines)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(member, at, values, lines, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>The key of the content and how often it occurred in this file so far, from 1: <c>…#1</c>.</summary>
    public string OfLine(string member, Instant at, LineRecord values, LineRecord[] lines)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(member, at, values, lines, hash);
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            _seen, BinaryPrimitives.ReadUInt128LittleEndian(hash), out _);
        count++;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash[..16])}#{count}");
    }

    private static Part[] Parts(IEnumerable<Field> fields) =>
    [
        .. fields.OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => new Part(field, Encoding.UTF8.GetBytes(field.Name), [.. field.Type.Choices.Select(Encoding.UTF8.GetBytes)])),
    ];

    private void Hash(string member, Instant at, LineRecord values, LineRecord[] lines, Span<byte> hash)
    {
        _content.ResetWrittenCount();
        Write(_type);
        Write(member);
        Write(at.Micros);
        Write(_fields, values);
        Write(lines.Length);
        foreach (var line in lines)
        {
            Write(_lineFields, line);
            Write(-1);
        }

        SHA256.HashData(_content.WrittenSpan, hash);
    }

    private void Write(Part[] parts, LineRecord values)
    {
        foreach (var part in parts)
        {
            var type = part.Field.Type;
            if (type.Kind == DataKind.Lines || !values.Has(part.Field.Index))
            {
                continue;
            }

            Write(part.Name);
            if (type.IsText)
            {
                Write(values.Texts[part.Field.Index] ?? "");
            }
            else if (type.Kind == DataKind.Choice)
            {
                Write(part.Choices[values.Numbers[part.Field.Index]]);
            }
            else if (ToldMoney.Of(values.Texts[part.Field.Index]) is { } told)
            {
                // What was told is the same whatever it counts.
                Write(told.Words);
            }
            else
            {
                WriteNumber(values.Numbers[part.Field.Index], type.Scale);
            }
        }
    }

    private void WriteNumber(long value, long scale)
    {
        while (scale % 10 == 0 && value % 10 == 0)
        {
            value /= 10;
            scale /= 10;
        }

        Write(value);
        Write(scale);
    }

    private void Write(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_content.GetSpan(sizeof(long)), number);
        _content.Advance(sizeof(long));
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        Write(text.Length);
        _content.Write(text);
    }

    private void Write(string text)
    {
        Write(Encoding.UTF8.GetByteCount(text));
        _content.Advance(Encoding.UTF8.GetBytes(text, _content.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    private sealed record Part(Field Field, byte[] Name, byte[][] Choices);
}
