using System.Globalization;
using System.Numerics;

namespace Workflows.Proving.Solving;

/// <summary>How the solver answered.</summary>
internal enum AnswerKind
{
    /// <summary>There is no such case.</summary>
    None,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>It couldn't tell in its time.</summary>
    Unknown,
}

/// <summary>The answer to a question.</summary>
/// <param name="Kind">How.</param>
/// <param name="Values">The values of the case by key, yes being 1; empty where there is none.</param>
/// <param name="Terms">The values of the terms that were asked for besides.</param>
/// <param name="Why">Why it couldn't tell.</param>
internal sealed record Answer(AnswerKind Kind, IReadOnlyDictionary<string, BigInteger> Values, IReadOnlyList<BigInteger> Terms, string Why);

/// <summary>Asks the solver, with a limit of time for each question.</summary>
/// <param name="z3">The solver.</param>
/// <param name="limit">Milliseconds for a question.</param>
internal sealed class Solver(Z3 z3, int limit)
{
    private static readonly Dictionary<string, BigInteger> NoValues = [];

    /// <summary>How many questions were asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Looks for a case in which all of a script and a condition besides hold.</summary>
    /// <param name="script">What must hold.</param>
    /// <param name="besides">What must hold besides.</param>
    /// <param name="terms">Terms whose values are wanted too.</param>
    public Answer Find(Script script, string besides = "true", params IReadOnlyList<string> terms)
    {
        Asked++;
        var said = z3.Eval(string.Create(CultureInfo.InvariantCulture,
            $"(reset)\n(set-option :timeout {limit})\n{script}(assert {besides})\n(check-sat)\n")).Trim();
        switch (said)
        {
            case "unsat":
                return new(AnswerKind.None, NoValues, [], "");
            case "sat":
                return Case(script, terms);
            default:
                var why = said == "unknown" ? z3.Eval("(get-info :reason-unknown)\n").Trim() : said;
                return new(AnswerKind.Unknown, NoValues, [], why.Contains("timeout", StringComparison.Ordinal) || why.Contains("canceled", StringComparison.Ordinal)
                    ? "it took longer than the limit"
                    : why.Replace("(:reason-unknown", "", StringComparison.Ordinal).Trim('(', ')', ' ', '"'));
        }
    }

    private Answer Case(Script script, IReadOnlyList<string> terms)
    {
        var wanted = Enumerable.Range(0, script.Keys.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"v{i}")).Concat(terms).ToList();
        if (wanted.Count == 0)
        {
            return new(AnswerKind.Found, NoValues, [], "");
        }

        var values = Values(z3.Eval($"(get-value ({string.Join(' ', wanted)}))\n"), wanted.Count);
        var byKey = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        for (var i = 0; i < script.Keys.Count; i++)
        {
            byKey[script.Keys[i]] = values[i];
        }

        return new(AnswerKind.Found, byKey, values[script.Keys.Count..], "");
    }

    /// <summary>The values of a list of pairs, <c>((term value) …)</c>: the last part of each pair.</summary>
    private static List<BigInteger> Values(string text, int count)
    {
        var values = new List<BigInteger>();
        var depth = 0;
        var lastAt2 = "";
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    depth++;
                    if (depth == 3)
                    {
                        var end = Closing(text, i);
                        lastAt2 = text[i..end];
                        i = end - 1;
                        depth--;
                    }

                    break;
                case ')':
                    depth--;
                    if (depth == 1)
                    {
                        values.Add(Value(lastAt2));
                    }

                    break;
                case var letter when depth == 2 && !char.IsWhiteSpace(letter):
                    var stop = i;
                    while (stop < text.Length && !char.IsWhiteSpace(text[stop]) && text[stop] is not ('(' or ')'))
                    {
                        stop++;
                    }

                    lastAt2 = text[i..stop];
                    i = stop - 1;
                    break;
            }
        }

        return values.Count == count ? values : throw new InvalidOperationException($"The solver gave {values.Count} values for {count}: {text}");
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static BigInteger Value(string text) => text switch
    {
        "true" => BigInteger.One,
        "false" => BigInteger.Zero,
        _ when text.StartsWith("(-", StringComparison.Ordinal) => -BigInteger.Parse(text.Trim('(', ')', '-', ' '), CultureInfo.InvariantCulture),
        _ => BigInteger.Parse(text, CultureInfo.InvariantCulture),
    };
}
