using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Editing;

/// <summary>Whole lines and blocks to be filled in, with the names of the programme at hand where there are some.</summary>
internal static partial class Forms
{
    /// <summary>A form as editors take it: <c>award ${1:1} ${2:Miles}</c>.</summary>
    /// <param name="form">The form, with what is to be filled in between angle brackets.</param>
    /// <param name="texts">The programme.</param>
    /// <param name="eventName">The event at hand; null for the first of the programme.</param>
    public static string Filled(string form, ProgrammeTexts texts, string? eventName)
    {
        var number = 0;
        return Blank().Replace(form.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal), match =>
        {
            number++;
            var word = NameFor(match.Groups[1].Value, texts, eventName) ?? match.Groups[1].Value;
            return string.Create(CultureInfo.InvariantCulture, $"${{{number}:{word.Replace("}", "\\}", StringComparison.Ordinal)}}}");
        });
    }

    /// <summary>A form as a text: what is to be filled in as it is named.</summary>
    public static string Plain(string filled)
    {
        var plain = new StringBuilder(Stop().Replace(filled, match => match.Groups[1].Value));
        return plain.Replace("\\}", "}").Replace("\\$", "$").Replace("\\\\", "\\").ToString();
    }

    private static string? NameFor(string what, ProgrammeTexts texts, string? eventName) => what switch
    {
        "points" => First<PointsSyntax>(texts, points => !points.Clauses.Any(clause => clause is PointsClauseSyntax.StatusOnly)) ?? First<PointsSyntax>(texts),
        "money" => First<ProgrammeSyntax, string>(texts, block => block.Clauses.OfType<ProgrammeClauseSyntax.Currency>().FirstOrDefault()?.Code.Text),
        "event" => eventName ?? First<EventSyntax>(texts, one => !one.IsMarket),
        "tier" => First<TiersSyntax, string>(texts, ladder => ladder.Clauses.OfType<TiersClauseSyntax.Tier>().LastOrDefault()?.Name.Text),
        "segment" => First<SegmentSyntax>(texts),
        "rule" => First<RuleSyntax>(texts),
        "budget" => First<BudgetSyntax>(texts) ?? First<PartnerSyntax>(texts),
        "group" => First<GroupSyntax>(texts),
        "measure" => First<MeasureSyntax>(texts),
        "total" => FieldOf(texts, eventName, type => type is TypeSyntax.Plain { Type: PlainType.Money } or TypeSyntax.MoneyIn),
        "lines" => FieldOf(texts, eventName, type => type is TypeSyntax.ListOf),
        _ => null,
    };

    private static string? FieldOf(ProgrammeTexts texts, string? eventName, Func<TypeSyntax, bool> isWanted) => First<EventSyntax, string>(texts, block =>
        (eventName is null || block.Name.Text == eventName) && !block.IsMarket
            ? block.Clauses.OfType<EventClauseSyntax.Field>().Select(field => field.Declaration).FirstOrDefault(field => isWanted(field.Type))?.Name.Text
            : null);

    private static string? First<T>(ProgrammeTexts texts, Func<T, bool>? isWanted = null)
        where T : BlockSyntax => First<T, string>(texts, block => isWanted is null || isWanted(block) ? block.Declares?.Text : null);

    private static TResult? First<T, TResult>(ProgrammeTexts texts, Func<T, TResult?> select)
        where T : BlockSyntax
        where TResult : class =>
        texts.Segments.SelectMany(segment => segment.Tree.Blocks.Items).OfType<T>().Select(select).FirstOrDefault(one => one is not null);

    [GeneratedRegex("<([^<>=]+)>")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\$\{\d+:((?:[^}\\]|\\.)*)\}")]
    private static partial Regex Stop();
}
