using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Dsl.Lexing;

/// <summary>The words and signs of the language, each with a number, so that the grammar compares numbers and not letters.</summary>
internal static class Vocabulary
{
    /// <summary>Words that begin a block.</summary>
    public static ImmutableArray<string> Blocks { get; } = [.. (
        "programme event map member messages points let segment tiers reward budget group cap rule journey measure follow report example")
        .Split(' ')];

    /// <summary>Words that can't be names, for they go on with or end what is before them.</summary>
    public static ImmutableArray<string> Reserved { get; } = [.. (
        "on where when over this among ever per at up to for is in and or not by from since funded award bonus multiply compete except " +
        "valid send wait task if else step go finish hold again goal purpose start expect given then target of").Split(' ')];

    private static readonly ImmutableArray<string> Others = [.. (
        "currency time zone starts late book arrival refuse settle returns take go negative stop owe owed items replaces joining with first key personal default reverses amount content line " +
        "optional text money percent date yes no number one list only group as consent email sms quiet most any give after worth pending " +
        "expire never earned end status round down half event rule expected redemption tier keep until next calendar ever drop balance " +
        "limit total warn best company each full all nothing once priority entering leaving expiry out due overdue daily weekly monthly " +
        "quarterly yearly propose alert joined used has treated held available cut enters leaves finishes sent " +
        "count sum average smallest largest distinct nps last days between two streak issued redeemed expired share members cost " +
        "messages tasks spent known least below every month day weekday hour today period " +
        "minute minutes hour hours week weeks months quarter quarters year years price our stock voucher cancel refused").Split(' ')];

    private static readonly ImmutableArray<string> Signs = [.. "{ } [ ] ( ) , : . = <> <= >= < > + - * /".Split(' ')];

    private static readonly ImmutableArray<string> All =
        [.. Blocks.Concat(Reserved).Concat(Others).Concat(Signs).Distinct(StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, short> Numbers =
        All.Select((word, place) =>
            (word, place)).ToFrozenDictionary(pair => pair.word, pair => (short)(pair.place + 1), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, short>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly ImmutableArray<bool> IsReservedByNumber =
        [false, .. All.Select(word => Reserved.Contains(word, StringComparer.Ordinal))];

    private static readonly ImmutableArray<bool> IsBlockByNumber = [false, .. All.Select(word =>
        Blocks.Contains(word, StringComparer.Ordinal))];

    /// <summary>How many numbers there are; they run from 1, and 0 stands for no word of the language.</summary>
    public static int Count { get; } = All.Length + 1;

    /// <summary>The number of a word, or 0.</summary>
    public static short NumberOf(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var number) ? number : (short)0;

    /// <summary>The number of a word that the grammar uses.</summary>
    /// <exception cref="ArgumentException">The word isn't of the language: a mistake in the grammar.</exception>
    public static short Require(string word) =>
        Numbers.TryGetValue(word, out var number)
            ? number : throw new ArgumentException($"`{word}` isn't in the vocabulary.", nameof(word));

    /// <summary>The word of a number above 0.</summary>
    public static string WordOf(short number) => All[number - 1];

    /// <summary>Whether the word can't be a name.</summary>
    public static bool IsReserved(short number) => IsReservedByNumber[number];

    /// <summary>Whether the word begins a block when it stands at the start of a line.</summary>
    public static bool IsBlock(short number) => IsBlockByNumber[number];
}
