using System.Globalization;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Binding;

/// <summary>Fixed values as they are written, whatever blanks their author left between them.</summary>
internal static class LiteralText
{
    /// <summary>A value of a row.</summary>
    public static string Of(CellSyntax cell) => cell.Time is null ? Of(cell.Value) : $"{Of(cell.Value)} {Of(cell.Time)}";

    private static string Of(LiteralSyntax literal) => literal switch
    {
        NumberSyntax number => Of(number.Value),
        AmountSyntax amount => $"{Of(amount.Number)} {amount.Unit.Text}",
        PercentSyntax percent => $"{Of(percent.Percent)}%",
        DateSyntax date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSyntax time => time.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
        LengthSyntax length => length.Value.ToString(),
        StringSyntax text => $"\"{text.Value}\"",
        YesNoSyntax yesNo => yesNo.Value ? "yes" : "no",
        WordSyntax word => word.Text,
        _ => "",
    };

    /// <summary>A number: <c>1_250.50</c>.</summary>
    public static string Of(decimal number) => number.ToString("#,0.############", CultureInfo.InvariantCulture).Replace(',', '_');
}
