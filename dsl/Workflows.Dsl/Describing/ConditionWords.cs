using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>Conditions and values in prose, with the brackets of speech: <c>both … and</c> is said where <c>or</c> stands beside <c>and</c>.</summary>
internal static class ConditionWords
{
    /// <summary>A condition as a clause: <c>the channel is app and the day of the week is Saturday or Sunday</c>.</summary>
    public static string Of(Programme programme, Expression condition) => condition switch
    {
        Expression.And x => $"{Part(programme, x.Left)} and {Part(programme, x.Right)}",
        Expression.Or x => $"{OrPart(programme, x.Left)} or {OrPart(programme, x.Right)}",
        Expression.Not x => Negated(programme, x.Operand),
        Expression.Compare x => Compared(programme, x),
        Expression.OneOf x => $"{ValueWords.Of(programme, x.Operand)} is "
            + Words.List([.. x.Values.Select(value => ValueWords.Of(programme, value))], "or"),
        Expression.IsKnown x => $"{ValueWords.Of(programme, x.Operand)} is known",
        Expression.IsMultiple x => $"{ValueWords.Of(programme, x.Operand)} is {Ordinals(x.Of)}",
        Expression.InSegment x => $"the member is in {Quoted(Words.Title(programme.Segments[x.Segment].Name, programme.Segments[x.Segment].Title))}",
        Expression.InShare x => RankingWords.Share(programme, programme.Rankings[x.Ranking]),
        Expression.InTier x => $"the member is {Tier(programme, x)}",
        Expression.History x when x.Type.Kind == DataKind.YesNo => $"there is {ValueWords.Of(programme, x)}",
        Expression.Named x => Quoted(Words.OfName(programme.Lets[x.Let].Name)) + " holds",
        Expression.EventField or Expression.LineField or Expression.MemberField => $"{Asked(programme, condition)} is yes",
        _ => $"{ValueWords.Of(programme, condition)} is yes",
    };

    /// <summary>A name that the text explains elsewhere.</summary>
    public static string Quoted(string name) => $"“{name}”";

    private static string Part(Programme programme, Expression part) =>
        part is Expression.Or or ? $"either {Of(programme, or)}" : Of(programme, part);

    private static string OrPart(Programme programme, Expression part) =>
        part is Expression.And and ? $"both {Of(programme, and)}" : Of(programme, part);

    private static string Negated(Programme programme, Expression operand) => operand switch
    {
        Expression.Named x => $"{Quoted(Words.OfName(programme.Lets[x.Let].Name))} does not hold",
        Expression.InSegment x => Of(programme, x).Replace(" is in ", " is not in ", StringComparison.Ordinal),
        Expression.IsKnown x => $"{ValueWords.Of(programme, x.Operand)} is not known",
        Expression.History { Type.Kind: DataKind.YesNo } x => $"there is no {ValueWords.Of(programme, x)["any ".Length..]}",
        Expression.EventField or Expression.LineField or Expression.MemberField => $"{Asked(programme, operand)} is no",
        _ => $"it is not so that {Of(programme, operand)}",
    };

    private static string Compared(Programme programme, Expression.Compare compare)
    {
        var right = ValueWords.Of(programme, compare.Right);
        var isTime = compare.Left.Type.Kind is DataKind.Date;
        var isPeriod = compare.Left.Type.Kind is DataKind.Duration;
        var words = compare.Operator switch
        {
            Comparison.Equal => $"is {right}",
            Comparison.Different => $"is not {right}",
            Comparison.Below => isTime ? $"is before {right}" : isPeriod ? $"is shorter than {right}" : $"is below {right}",
            Comparison.AtMost => isTime ? $"is {right} or before" : $"is {right} or {(isPeriod ? "shorter" : "less")}",
            Comparison.Above => isTime ? $"is after {right}" : isPeriod ? $"is longer than {right}" : $"is above {right}",
            Comparison.AtLeast => isTime ? $"is {right} or after" : $"is {right} or {(isPeriod ? "longer" : "more")}",
        };
        return $"{ValueWords.Of(programme, compare.Left)} {words}";
    }

    /// <summary>A field of yes or no, whose name is rather a statement than a noun.</summary>
    private static string Asked(Programme programme, Expression field) => field switch
    {
        Expression.EventField x => Quoted(Words.OfName(x.Field.Name)),
        Expression.LineField x => $"the line's {Quoted(Words.OfName(x.Field.Name))}",
        Expression.MemberField x => $"the member's {Quoted(Words.OfName(x.Field.Name))}",
        _ => ValueWords.Of(programme, field),
    };

    private static string Ordinals(long of) => $"a multiple of {Words.Number(Fraction.Of(of))} (the {of}th, {of * 2}th, {of * 3}th…)";

    private static string Tier(Programme programme, Expression.InTier test)
    {
        var name = programme.Ladders[test.Ladder].Tiers[test.Tier].Name;
        return test.Test switch
        {
            TierTest.AtLeast => $"{name} or higher",
            TierTest.Below => $"below {name}",
            TierTest.Exactly => name,
        };
    }
}
