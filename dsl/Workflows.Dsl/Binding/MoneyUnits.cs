namespace Workflows.Dsl.Binding;

/// <summary>How many units money has in 1, after ISO 4217.</summary>
internal static class MoneyUnits
{
    private const string WithoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string Spoken = "euro euros dollar dollars pound pounds franc francs yen yuan";
    private const string WithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    /// <summary>Whether it has the form of a code: three capital letters.</summary>
    public static bool IsCode(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);

    /// <summary>Whether it is money in some way of writing: a code, or what people say for one.</summary>
    public static bool IsMoney(string word) => IsCode(word) || Has(Spoken, word.ToLowerInvariant());

    /// <summary>100 for a currency with cents.</summary>
    public static long Scale(string code) =>
        Has(WithoutDecimals, code) ? 1 : Has(WithThreeDecimals, code) ? 1_000 : 100;

    private static bool Has(string codes, string code) => codes.Split(' ').Contains(code, StringComparer.Ordinal);
}
