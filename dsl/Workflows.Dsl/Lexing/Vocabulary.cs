using System.Collections.Immutable;

namespace Workflows.Dsl.Lexing;

/// <summary>The words and signs of the language, each with a number, so that the grammar compares numbers and not letters.</summary>
internal static class Vocabulary
{
    /// <summary>Words that begin a block.</summary>
    public static ImmutableArray<string> Blocks { get; } = [.. (
        "programme include event map member household rates messages points let segment bands tiers reward partner budget group cap rule "
            + "challenge leaderboard guard journey measure follow report rival market example always never")
        .Split(' ')];

    /// <summary>Words that can't be names, for they go on with or end what is before them.</summary>
    public static ImmutableArray<string> Reserved { get; } = [.. (
        "on where when over this among ever per at up to for is in and or not by from since funded award bonus multiply compete except " +
        "valid send wait task if else step go finish hold again goal purpose start expect given then target of as").Split(' ')];

    private static readonly ImmutableArray<string> Others = [.. (
        "currency time zone starts late book arrival refuse settle returns take forfeits keeps go negative stop owe owed items replaces joining " +
        "with first key personal default reverses amount content line " +
        "optional text money percent date yes no number one list only group consent email sms quiet most any give after worth pending " +
        "expire never earned end status round down half event rule expected redemption sales tier keep until next calendar ever drop balance " +
        "membership grace benefit activity notice before spend soonest oldest extend " +
        "limit total warn best company compound each full all nothing once priority entering leaving expiry out due overdue daily weekly monthly " +
        "quarterly yearly propose alert joined used has treated held available cut enters leaves finishes sent " +
        "count sum average smallest largest distinct nps last days between two streak issued redeemed expired share members cost " +
        "messages tasks spent known least below every month day weekday hour today period " +
        "minute minutes hour hours week weeks months quarter quarters year years price our stock voucher cancel refused transfer pool reach a row was " +
        "release deny running move here also who it already merging the higher lower top bottom refreshed recency frequency monetary score places " +
        "table row more than publish people releases denies same branch other exit match while pause rest lift confidence").Split(' ')];

    private static readonly ImmutableArray<string> Signs = [.. "{ } [ ] ( ) , : . = <> <= >= < > + - * /".Split(' ')];

    private static readonly ImmutableArray<string> All =
        [.. Blocks.Concat(Reserved).Concat(Others).Concat(Signs).Distinct(StringComparer.Ordinal)];

    /// <summary>A power of two well above the number of words, so that few of them share a slot.</summary>
    private const int Slots = 1024;

    /// <summary>
    /// Numbers of words by the slot that their letters give, or the next free one. A table of our own, since each word of a text is looked
    /// up in it, and since the general ones are compiled anew by each process that starts.
    /// </summary>
    private static readonly short[] NumberBySlot = Table();

    private static readonly bool[] IsReservedByNumber = Marks(Reserved);

    private static readonly bool[] IsBlockByNumber = Marks(Blocks);

    /// <summary>How many numbers there are; they run from 1, and 0 stands for no word of the language.</summary>
    public static int Count { get; } = All.Length + 1;

    /// <summary>The number of a word, or 0.</summary>
    public static short NumberOf(ReadOnlySpan<char> word)
    {
        for (var slot = SlotOf(word); ; slot = (slot + 1) % Slots)
        {
            var number = NumberBySlot[slot];
            if (number == 0 || word.SequenceEqual(All[number - 1]))
            {
                return number;
            }
        }
    }

    /// <summary>The number of a word that the grammar uses.</summary>
    /// <exception cref="ArgumentException">The word isn't of the language: a mistake in the grammar.</exception>
    public static short Require(string word) =>
        NumberOf(word) is > 0 and var number
            ? number : throw new ArgumentException($"`{word}` isn't in the vocabulary.", nameof(word));

    /// <summary>The word of a number above 0.</summary>
    public static string WordOf(short number) => All[number - 1];

    /// <summary>Whether the word can't be a name.</summary>
    public static bool IsReserved(short number) => IsReservedByNumber[number];

    /// <summary>Whether the word begins a block when it stands at the start of a line.</summary>
    public static bool IsBlock(short number) => IsBlockByNumber[number];

    private static int SlotOf(ReadOnlySpan<char> word)
    {
        var sum = word.Length;
        foreach (var letter in word)
        {
            sum = unchecked((sum * 31) + letter);
        }

        return sum & (Slots - 1);
    }

    private static short[] Table()
    {
        var table = new short[Slots];
        for (var place = 0; place < All.Length; place++)
        {
            var slot = SlotOf(All[place]);
            while (table[slot] != 0)
            {
                slot = (slot + 1) % Slots;
            }

            table[slot] = (short)(place + 1);
        }

        return table;
    }

    private static bool[] Marks(ImmutableArray<string> words)
    {
        var marks = new bool[All.Length + 1];
        foreach (var word in words)
        {
            marks[NumberOf(word)] = true;
        }

        return marks;
    }
}
