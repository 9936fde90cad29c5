using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>The decisions of a step as bytes: for each a byte that says which parts differ from the usual, and those parts.</summary>
public static class EffectCodec
{
    private const byte Version = 1;

    /// <summary>Writes decisions; nothing at all for none.</summary>
    /// <param name="effects">The decisions.</param>
    /// <param name="at">The instant of the step: most decisions have it.</param>
    /// <param name="to">Where they are written.</param>
    public static void Write(IReadOnlyList<Effect> effects, Instant at, BlobWriter to)
    {
        if (effects.Count == 0)
        {
            return;
        }

        to.Byte(Version);
        to.Count(effects.Count);
        var subStep = 0;
        for (var i = 0; i < effects.Count; i++)
        {
            var effect = effects[i];
            Write(effect, subStep, at, to);
            subStep = effect.SubStep;
        }
    }

    /// <summary>Reads decisions.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version.</exception>
    public static IReadOnlyList<Effect> Read(Instant at, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        var from = new BlobReader(bytes);
        from.Version(Version);
        var effects = new List<Effect>();
        var subStep = 0;
        for (var count = from.Count(); count > 0; count--)
        {
            var effect = Read(ref from, subStep, at);
            effects.Add(effect);
            subStep = effect.SubStep;
        }

        return effects;
    }

    private static void Write(Effect effect, int subStep, Instant at, BlobWriter to)
    {
        var parts = (effect.SubStep != subStep ? Parts.SubStep : 0) | (effect.Source != -1 ? Parts.Source : 0)
            | (effect.Subject != -1 ? Parts.Subject : 0) | (effect.Currency != -1 ? Parts.Currency : 0)
            | (effect.Amount != 0 ? Parts.Amount : 0) | (effect.At != at ? Parts.At : 0) | (effect.Text is not null ? Parts.Text : 0);
        to.Byte((byte)effect.Kind);
        to.Byte((byte)parts);
        WriteIf(parts, Parts.SubStep, effect.SubStep, to);
        WriteIf(parts, Parts.Source, effect.Source, to);
        WriteIf(parts, Parts.Subject, effect.Subject, to);
        WriteIf(parts, Parts.Currency, effect.Currency, to);
        WriteIf(parts, Parts.Amount, effect.Amount, to);
        WriteIf(parts, Parts.At, effect.At.Micros, to);
        if (effect.Text is not null)
        {
            to.Text(effect.Text);
        }
    }

    private static void WriteIf(Parts parts, Parts part, long value, BlobWriter to)
    {
        if ((parts & part) != 0)
        {
            to.Signed(value);
        }
    }

    private static Effect Read(ref BlobReader from, int subStep, Instant at)
    {
        var kind = (EffectKind)from.Byte();
        var parts = (Parts)from.Byte();
        return new Effect
        {
            Kind = kind,
            SubStep = (int)ReadIf(parts, Parts.SubStep, subStep, ref from),
            Source = (int)ReadIf(parts, Parts.Source, -1, ref from),
            Subject = (int)ReadIf(parts, Parts.Subject, -1, ref from),
            Currency = (int)ReadIf(parts, Parts.Currency, -1, ref from),
            Amount = ReadIf(parts, Parts.Amount, 0, ref from),
            At = new Instant(ReadIf(parts, Parts.At, at.Micros, ref from)),
            Text = (parts & Parts.Text) != 0 ? from.Text() : null,
        };
    }

    private static long ReadIf(Parts parts, Parts part, long otherwise, ref BlobReader from) =>
        (parts & part) != 0 ? from.Signed() : otherwise;

    [Flags]
    private enum Parts
    {
        SubStep = 1,
        Source = 2,
        Subject = 4,
        Currency = 8,
        Amount = 16,
        At = 32,
        Text = 64,
    }
}
