using System.Text.RegularExpressions;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Mistakes that are mended by other words in the same place, or a few more behind it.</summary>
internal static partial class Written
{
    private static readonly (string Word, string Code)[] Currencies =
    [
        ("euro", "EUR"), ("dollar", "USD"), ("pound", "GBP"), ("sterling", "GBP"), ("yen", "JPY"), ("yuan", "CNY"), ("renminbi", "CNY"), ("franc", "CHF"),
        ("rupee", "INR"), ("won", "KRW"),
    ];

    // Cities that stand in the name of a zone, as somebody would write them instead of the name.
    private static readonly string[] Zones =
    [
        "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "America/Chicago", "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "America/Toronto",
        "Asia/Bangkok", "Asia/Dubai", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Kolkata", "Asia/Manila", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Taipei",
        "Asia/Tokyo", "Australia/Melbourne", "Australia/Sydney", "Europe/Amsterdam", "Europe/Berlin", "Europe/Brussels", "Europe/Istanbul", "Europe/Lisbon",
        "Europe/London", "Europe/Madrid", "Europe/Paris", "Europe/Prague", "Europe/Rome", "Europe/Stockholm", "Europe/Vienna", "Europe/Warsaw", "Europe/Zurich",
        "Pacific/Auckland",
    ];

    /// <summary>The kinds with their changes.</summary>
    public static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> All =>
    [
        ([SyntaxDiagnostics.ReservedName, NameDiagnostics.ReservedField], At(spot => [Renamed(spot, "_1")])),
        (
            [NameDiagnostics.DuplicateName],
            (findings, mistake) => mistake.Arguments[0] != Uses.Column && Spot.Of(findings, mistake.Place) is { } spot ? [Renamed(spot, "_2")] : []),
        (
            [SyntaxDiagnostics.BarePeriod],
            (_, mistake) => [.. new[] { "per calendar", "in any 1" }.Select(words => Changes.Write(mistake.Place, $"{words} {mistake.Arguments[0]}"))]),
        (
            [SyntaxDiagnostics.NoWindow],
            (_, mistake) => [.. new[] { "ever", "over last 30 days", "this calendar year" }.Select(words => Behind(mistake.Place, $" {words}"))]),
        ([SyntaxDiagnostics.StartWhen], At(spot => [new("write `start on joining`, and the condition below", spot.Place, $"on joining\n{spot.Indent}{spot.Text}")])),
        ([SyntaxDiagnostics.ChainedComparison], At(spot => [Both(spot)])),
        ([TypeDiagnostics.NoOrder], At(spot => OrderSign().Match(spot.After) is { Success: true } sign
            ? [.. new[] { "is", "<>" }.Select(word => Changes.Write(SignAt(spot, sign), word))] : [])),
        ([TypeDiagnostics.LengthNeverEqual], At(spot => [spot.Rewrite(EqualSign(), sign => sign.Value == " <> " ? " < " : " >= ")])),
        ([TypeDiagnostics.LengthWithFixed], At(spot => [spot.Write("30 days")])),
        ([TypeDiagnostics.PeriodOfReport], At(spot => [spot.Write("this calendar month")])),
        (
            [TypeDiagnostics.NotHere],
            (_, mistake) => mistake.Arguments[2].EndsWith("write `this period`", StringComparison.Ordinal) ? [Changes.Write(mistake.Place, "this period")] : []),
        ([DeclarationDiagnostics.BadCurrency], At(spot => [Currency(spot)])),
        ([DeclarationDiagnostics.BadTimeZone], At(spot => [Zone(spot)])),
        ([DeclarationDiagnostics.FirstTier], At(spot => [FromJoining(spot)])),
        ([RuleDiagnostics.BudgetPeriod], At(spot => [spot.Write("in total")])),
        ([RuleDiagnostics.PerPart], At(spot => [InsteadOfPer(spot, $"in total among {spot.Text}")])),
        ([RuleDiagnostics.CapPerJourney], At(spot => [InsteadOfPer(spot, "in total")])),
        ([EvaluationDiagnostics.TargetForm], At(spot => [spot.Rewrite(Unequal(), _ => ">=")])),
        (
            [PromiseDiagnostics.WrongCell],
            (findings, mistake) => [Spot.Of(findings, mistake.Place) is { } spot && spot.Text != mistake.Arguments[2]
            && !mistake.Arguments[2].StartsWith('"') ? spot.Write(mistake.Arguments[2]) : null]),
        ([EarningDiagnostics.ChallengeWindow], At(spot => [spot.Write("this calendar month")])),
        (
            [GuardDiagnostics.HoldsForEver],
            (_, mistake) => [.. new[] { "up to 3 days, then release", "up to 3 days, then deny" }.Select(words => Behind(mistake.Place, $" {words}"))]),
        ([RankingDiagnostics.NeverRefreshed], At(spot => [spot.After.Contains('#', StringComparison.Ordinal) || spot.Line.TrimEnd().EndsWith('{')
            ? null : new("add `, refreshed daily at 03:00`", spot.Part(spot.Line.TrimEnd().Length, spot.Line.TrimEnd().Length), ", refreshed daily at 03:00")])),
        ([RankingDiagnostics.AlsoNoBand], At(spot => [Bands(spot)])),
        ([MemberDiagnostics.AfterLeaving], At(spot => [spot.Text == "Left" ? spot.Write("Joined") : null])),
        ([LivingDiagnostics.NobodyIsIn], At(spot => [spot.Text.IndexOf(", also", StringComparison.Ordinal) is var also and > 0
            ? Cuts.Exactly(spot.Part(spot.Place.Column - 1 + also, spot.Place.EndColumn - 1)) : null])),
    ];

    /// <summary>Changes for a place within a line.</summary>
    public static Mend At(Func<Spot, IEnumerable<TextFix?>> mend) => (findings, mistake) => Spot.Of(findings, mistake.Place) is { } spot ? mend(spot) : [];

    private static TextFix? Renamed(Spot spot, string ending) => Name().IsMatch(spot.Text) ? spot.Write($"{spot.Text}{ending}") : null;

    private static TextFix Behind(SourceSpan place, string words) =>
        new($"add `{words.Trim()}`", place with { Line = place.EndLine, Column = place.EndColumn }, words);

    /// <summary><c>1 &lt; a &lt; 5</c> says <c>1 &lt; a and a &lt; 5</c>.</summary>
    private static TextFix? Both(Spot spot) => Middle().Match(spot.Before) is { Success: true } middle
        ? new($"write both comparisons with `and`", spot.Part(spot.Place.Column - 1, spot.Place.Column - 1), $"and {middle.Groups[1].Value} ")
        : null;

    private static SourceSpan SignAt(Spot spot, Match sign) => spot.Part(spot.Place.EndColumn - 1 + sign.Groups[1].Index, spot.Place.EndColumn - 1 + sign.Index + sign.Length);

    private static TextFix? FromJoining(Spot spot) =>
        spot.After.TrimStart().StartsWith("when ", StringComparison.Ordinal) && !spot.After.Contains('{', StringComparison.Ordinal)
            ? Changes.Write(spot.Part(spot.Line.Length - spot.After.TrimStart().Length, spot.Line.TrimEnd().Length), "from joining")
            : null;

    private static TextFix? Currency(Spot spot)
    {
        var code = spot.Text.Length == 3 && spot.Text.All(char.IsAsciiLetter) ? spot.Text.ToUpperInvariant()
            : Array.Find(Currencies, one => spot.Text.Contains(one.Word, StringComparison.OrdinalIgnoreCase)).Code;
        return code is null || code == spot.Text ? null : spot.Write(code);
    }

    private static TextFix? Zone(Spot spot) =>
        Array.Find(Zones, zone => spot.Text.Replace(' ', '_').Contains(zone[(zone.IndexOf('/', StringComparison.Ordinal) + 1)..], StringComparison.OrdinalIgnoreCase)) is { } zone
            ? spot.Write($"\"{zone}\"") : null;

    /// <summary>Other words for <c>per</c> and what stands there.</summary>
    private static TextFix? InsteadOfPer(Spot spot, string words)
    {
        const string Per = "per ";
        return spot.Before.EndsWith($" {Per}", StringComparison.Ordinal) ? Changes.Write(spot.Place with { Column = spot.Place.Column - Per.Length }, words) : null;
    }

    /// <summary>The bands that a comparison means, without those who are in none.</summary>
    private static TextFix? Bands(Spot spot) => spot.Rewrite(UpToBand(), found => int.Parse(found.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)
        - (found.Groups[1].Value == "<" ? 1 : 0) is var most and > 0 ? $" is one of {string.Join(", ", Enumerable.Range(1, most))}" : null);

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*(>=|<=|>|<)(?= )")]
    private static partial Regex OrderSign();

    [GeneratedRegex(@" (=|<>|is) ")]
    private static partial Regex EqualSign();

    [GeneratedRegex("<>")]
    private static partial Regex Unequal();

    [GeneratedRegex(@"(?:<=|>=|<>|<|>|=) ([\w.]+(?: [A-Z]{3})?) $")]
    private static partial Regex Middle();

    [GeneratedRegex(@" (<=|<) (\d)$")]
    private static partial Regex UpToBand();
}
