using Workflows.Core.Machine;
using Workflows.Core.Pools;

namespace Workflows.Core.State;

/// <summary>What the log keeps of a step beside the event, as bytes: what budgets answered and what journeys gave.</summary>
public static class AnswerCodec
{
    private const byte Version = 1;

    /// <summary>Writes answers and gifts; nothing at all where there are none.</summary>
    /// <param name="answers">What budgets answered.</param>
    /// <param name="gifts">What journeys gave.</param>
    /// <param name="input">The log id of the step: most draws have it.</param>
    /// <param name="to">Where they are written.</param>
    public static void Write(IReadOnlyList<Answer> answers, IReadOnlyList<GivenByJourney> gifts, long input, BlobWriter to)
    {
        if (answers.Count == 0 && gifts.Count == 0)
        {
            return;
        }

        to.Byte(Version);
        to.Count(answers.Count);
        for (var i = 0; i < answers.Count; i++)
        {
            var (draw, granted) = answers[i];
            to.Near(draw.Input, input);
            to.Count(draw.Budget);
            to.Signed(draw.Period);
            to.Signed(draw.Source);
            to.Signed(draw.SubStep);
            to.Signed(draw.Points);
            to.Signed(draw.Least);
            to.Signed(draw.UnitCost);
            to.Signed(granted);
        }

        to.Count(gifts.Count);
        for (var i = 0; i < gifts.Count; i++)
        {
            to.Count(gifts[i].Journey);
            to.Count(gifts[i].Currency);
            to.Signed(gifts[i].Points);
        }
    }

    /// <summary>Reads answers and gifts.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version.</exception>
    public static (IReadOnlyList<Answer> Answers, IReadOnlyList<GivenByJourney> Gifts) Read(long input, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return ([], []);
        }

        var from = new BlobReader(bytes);
        from.Version(Version);
        var answers = new List<Answer>();
        for (var count = from.Count(); count > 0; count--)
        {
            var draw = new Draw(
                from.Near(input), from.Count(), from.Signed(), (int)from.Signed(), (int)from.Signed(), from.Signed(), from.Signed(), from.Signed());
            answers.Add(new Answer(draw, from.Signed()));
        }

        var gifts = new List<GivenByJourney>();
        for (var count = from.Count(); count > 0; count--)
        {
            gifts.Add(new GivenByJourney(from.Count(), from.Count(), from.Signed()));
        }

        return (answers, gifts);
    }
}
