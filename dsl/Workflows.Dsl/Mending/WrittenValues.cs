using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Mistakes in numbers, shares, days and times that are mended by the nearest value that can stand there.</summary>
internal static partial class WrittenValues
{
    private const int DecimalsOfMoney = 2;

    /// <summary>The kinds with their changes.</summary>
    public static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> All =>
    [
        ([SyntaxDiagnostics.NoSuchDate], Written.At(spot => [spot.Rewrite(Iso(), found => LastDay(found))])),
        ([SyntaxDiagnostics.NoSuchTime], Written.At(spot => [spot.Rewrite(Clock(), found => NextDay(found))])),
        ([SyntaxDiagnostics.DateForm], Written.At(Readings)),
        ([SyntaxDiagnostics.NotWhole], (findings, mistake) => Spot.Of(findings, mistake.Place) is { } spot ? Whole(spot, mistake) : []),
        ([TypeDiagnostics.MustCount], Written.At(spot => [spot.Rewrite(Zero(), _ => "1")])),
        ([TypeDiagnostics.OutOfRange], (findings, mistake) => [Spot.Of(findings, mistake.Place) is { } spot ? Nearest(spot, mistake.Arguments[2], mistake.Arguments[3]) : null]),
        ([DeclarationDiagnostics.EmptyRange], Written.At(spot => [spot.Rewrite(Range(), found => $"number {found.Groups[2].Value} to {found.Groups[1].Value}")])),
        ([DeclarationDiagnostics.ShareRange], Written.At(spot => [spot.Write("100%")])),
        ([RuleDiagnostics.MustBePositive], Written.At(spot => [spot.Rewrite(Zero(), _ => "1")])),
        ([RuleDiagnostics.FactorTooSmall], Written.At(spot => [spot.Write("2")])),
        ([RuleDiagnostics.SharesNotWhole], Written.At(spot => [LastShare(spot)])),
        ([RuleDiagnostics.ShareMissing], Written.At(spot => [OwnShare(spot)])),
        ([RuleDiagnostics.CapAlwaysHit], (findings, mistake) => [Spot.Of(findings, mistake.Place) is { } spot ? AtLeast(spot, mistake.Arguments[0]) : null]),
        ([RuleDiagnostics.CapNotWhole, EvaluationDiagnostics.NotWholePoints], Written.At(spot => [spot.Rewrite(Decimals(), found => found.Groups[1].Value)])),
        ([EvaluationDiagnostics.TooFineValue], Written.At(spot => [spot.Rewrite(Decimals(), Fewer)])),
        ([RankingDiagnostics.NoShare], Written.At(spot => [spot.Write(spot.Text.StartsWith('0') ? "1%" : "99%")])),
        ([EarningDiagnostics.GuardLimit], Written.At(spot => [Limit(spot, "per member per calendar day")])),
        ([OtherMemberDiagnostics.LimitOfTransfers], Written.At(spot => [Limit(spot, "per member per calendar year")])),
        ([RewardDiagnostics.BelowCost], (findings, mistake) => [Spot.Of(findings, mistake.Place) is { } spot ? AtCost(spot, mistake) : null]),
        (
            [MoneyDiagnostics.RateTooFine],
            (findings, mistake) => [Spot.Of(findings, mistake.Place)?.Rewrite(Rate(), found => ForOne(found, DecimalsOf(mistake.Arguments[1]), false))]),
        ([MoneyDiagnostics.RateOfOther], (findings, mistake) => [Spot.Of(findings, mistake.Place)?.Rewrite(Rate(), found =>
            found.Groups[2].Value == mistake.Arguments[1] && found.Groups[4].Value != mistake.Arguments[1] ? ForOne(found, 5, true) : null)]),
        ([MoneyDiagnostics.OtherMoney], (findings, mistake) => [Spot.Of(findings, mistake.Place)?.Rewrite(Unit(), _ => mistake.Arguments[1])]),
    ];

    private static string? LastDay(Match found)
    {
        var (year, month) = (Int(found.Groups[1].Value), Int(found.Groups[2].Value));
        return year >= 1 && month is >= 1 and <= 12
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{DateTime.DaysInMonth(year, month):00}") : null;
    }

    /// <summary>25:00 is how some call 01:00 of the next day.</summary>
    private static string? NextDay(Match found) => Int(found.Groups[1].Value) is >= 24 and < 30 and var hour && Int(found.Groups[2].Value) < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{hour - 24:00}:{found.Groups[2].Value}") : null;

    /// <summary>The days that a date of another form may mean.</summary>
    private static IEnumerable<TextFix?> Readings(Spot spot)
    {
        var parts = spot.Text.Split('/', '.', '-').Select(Int).ToList();
        if (parts.Count != 3)
        {
            return [];
        }

        var readings = parts[0] > 31 ? [(parts[0], parts[1], parts[2])] : new[] { (parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1]) };
        return readings.Where(day => day is { Item1: >= 1 and <= 9999, Item2: >= 1 and <= 12, Item3: >= 1 } && day.Item3 <= DateTime.DaysInMonth(day.Item1, day.Item2))
            .Select(day => spot.Write(string.Create(CultureInfo.InvariantCulture, $"{day.Item1:0000}-{day.Item2:00}-{day.Item3:00}")));
    }

    private static IEnumerable<TextFix?> Whole(Spot spot, Diagnostic mistake)
    {
        var (least, most) = (Number(mistake.Arguments[0]), Number(mistake.Arguments[1]));
        return Number(spot.Text) is not { } written || least is null || most is null ? []
            : new[] { decimal.Ceiling(written), decimal.Floor(written) }.Select(near => Math.Clamp(near, least.Value, most.Value)).Distinct()
                .Select(near => spot.Write(Plain(near)));
    }

    private static TextFix? Nearest(Spot spot, string least, string most) => spot.Rewrite(SomeNumber(), found =>
        Number(found.Value) is { } written && Number(least) is { } low && Number(most) is { } high ? Plain(written < low ? low : high) : null);

    /// <summary>The last share takes what the others leave.</summary>
    private static TextFix? LastShare(Spot spot)
    {
        var shares = Share().Matches(spot.Text);
        var rest = 100 - shares.SkipLast(1).Sum(share => Number(share.Groups[1].Value) ?? 0);
        return shares.Count < 2 || rest <= 0 || shares[^1].Index + shares[^1].Length != spot.Text.Length ? null
            : spot.Write($"{spot.Text[..shares[^1].Index]}{Plain(rest)}%");
    }

    private static TextFix? OwnShare(Spot spot)
    {
        var rest = 100 - Share().Matches(spot.Line).Sum(share => Number(share.Groups[1].Value) ?? 0);
        return rest is <= 0 or >= 100 ? null : spot.Write($"{spot.Text} {Plain(rest)}%");
    }

    private static TextFix? AtLeast(Spot spot, string given) => SomeNumber().Match(given) is { Success: true } least && Number(least.Value) is { } wanted
        ? spot.Rewrite(SomeNumber(), _ => Plain(decimal.Ceiling(wanted))) : null;

    private static string Fewer(Match found) => found.Groups[2].Length > DecimalsOfMoney
        ? $"{found.Groups[1].Value}.{found.Groups[2].Value[..DecimalsOfMoney]}"
        : found.Groups[1].Value;

    private static TextFix? Limit(Spot spot, string per) => SomeNumber().Match(spot.Text) is { Success: true } most && Number(most.Value) is >= 1 and { } count
        ? spot.Write($"at most {Plain(decimal.Floor(count))} {per}") : null;

    /// <summary>So much more money, or so many more points, that what it costs is paid.</summary>
    private static TextFix? AtCost(Spot spot, Diagnostic mistake)
    {
        if (Number(SomeNumber().Match(mistake.Arguments[1]).Value) is not (> 0 and var brings)
            || Number(SomeNumber().Match(mistake.Arguments[2]).Value) is not { } cost)
        {
            return null;
        }

        return Paid().Match(spot.Text) is { Success: true } paid
            ? spot.Rewrite(Paid(), _ => $"+ {Plain((Number(paid.Groups[1].Value) ?? 0) + cost - brings)} {paid.Groups[2].Value}")
            : spot.Rewrite(SomeNumber(), points => Number(points.Value) is { } count ? Plain(decimal.Ceiling(count * cost / brings)) : null);
    }

    private static int DecimalsOf(string word) => word switch { "eight" => 8, "six" => 6, _ => 5 };

    private static string? ForOne(Match rate, int decimals, bool isTurned)
    {
        var (of, value) = (Number(rate.Groups[1].Value) ?? 0, Number(rate.Groups[3].Value) ?? 0);
        return of <= 0 || value <= 0 ? null
            : isTurned ? $"1 {rate.Groups[4].Value} = {Plain(Math.Round(of / value, decimals))} {rate.Groups[2].Value}"
            : $"1 {rate.Groups[2].Value} = {Plain(Math.Round(value / of, decimals))} {rate.Groups[4].Value}";
    }

    private static int Int(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static decimal? Number(string text) => decimal.TryParse(
        text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    private static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{4})-(\d\d?)-(\d\d?)$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d\d?):(\d\d)$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^number (\S+) to (\S+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![\d.])0(?:\.0+)?(?![\d.])")]
    private static partial Regex Zero();

    [GeneratedRegex(@"-?\d[\d_]*(?:\.[\d_]+)?")]
    private static partial Regex SomeNumber();

    [GeneratedRegex(@"([\d_]+)\.([\d_]+)")]
    private static partial Regex Decimals();

    [GeneratedRegex(@"([\d.]+)%")]
    private static partial Regex Share();

    [GeneratedRegex(@"\+ ([\d_.]+) ([A-Z]{3})$")]
    private static partial Regex Paid();

    [GeneratedRegex(@"^([\d_.]+) ([A-Z]{3}) = ([\d_.]+) ([A-Z]{3})$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<=\d )[A-Z]{3}$")]
    private static partial Regex Unit();
}
