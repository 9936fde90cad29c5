using Workflows.Core.Pools;

namespace Workflows.Core.State;

/// <summary>What pools answered a step, as bytes. (What journeys gave is told by the effects.)</summary>
public static class AnswerCodec
{
    private const byte Version = 2;

    /// <summary>Writes answers; nothing at all where there are none.</summary>
    /// <param name="answers">What pools answered.</param>
    /// <param name="input">The log id of the step: most draws have it.</param>
    /// <param name="to">Where they are written.</param>
    public static void Write(IReadOnlyList<Answer> answers, long input, BlobWriter to)
    {
        if (answers.Count == 0)
        {
            return;
        }

        to.Byte(Version);
        to.Count(answers.Count);
        for (var i = 0; i < answers.Count; i++)
        {
            var (draw, granted) = answers[i];
            to.Near(draw.Input, input);
            to.Count(draw.Pool);
            to.Text(draw.Key);
            to.Signed(draw.Period);
            to.Signed(draw.Source);
            to.Signed(draw.SubStep);
            to.Signed(draw.Points);
            to.Signed(draw.Least);
            to.Signed(draw.UnitCost);
            to.Signed(granted);
        }
    }

    /// <summary>Reads answers.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version.</exception>
    public static IReadOnlyList<Answer> Read(long input, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        var from = new BlobReader(bytes);
        from.Version(Version);
        var answers = new List<Answer>();
        for (var count = from.Count(); count > 0; count--)
        {
            var draw = new Draw(
                from.Near(input), from.Count(), from.Text() ?? "", from.Signed(), (int)from.Signed(), (int)from.Signed(), from.Signed(), from.Signed(), from.Signed());
            answers.Add(new Answer(draw, from.Signed()));
        }

        return answers;
    }
}
