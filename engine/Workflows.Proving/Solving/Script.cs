using System.Globalization;
using System.Numerics;
using System.Text;

namespace Workflows.Proving.Solving;

/// <summary>
/// A question to the solver: values that can be anything within their ends, and what must hold of them. A value is known by a key of the
/// programme's words, so that two versions of a programme speak of the same one.
/// </summary>
internal sealed class Script
{
    private readonly Dictionary<string, string> _symbols = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly StringBuilder _declared = new();
    private readonly StringBuilder _asserted = new();
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _spelled = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>The keys of the values, in order; their symbols are <c>v0</c>, <c>v1</c>…</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>What was met that isn't understood: any value stands for it, so what is found may not be.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>A whole number.</summary>
    public string Int(string key, BigInteger? least = null, BigInteger? most = null)
    {
        if (_symbols.TryGetValue(key, out var symbol))
        {
            return symbol;
        }

        symbol = Declare(key, "Int");
        if (least is { } low)
        {
            Assert($"(<= {Number(low)} {symbol})");
        }

        if (most is { } high)
        {
            Assert($"(<= {symbol} {Number(high)})");
        }

        return symbol;
    }

    /// <summary>Yes or no.</summary>
    public string Bool(string key) => _symbols.TryGetValue(key, out var symbol) ? symbol : Declare(key, "Bool");

    /// <summary>Whether there is a value of that key already.</summary>
    public bool Has(string key) => _symbols.ContainsKey(key);

    /// <summary>A condition of which nothing is understood.</summary>
    public string Opaque(string key, string words)
    {
        _unknown.Add(words);
        return Bool($"? {key}");
    }

    /// <summary>Notes something that isn't understood.</summary>
    public void NotUnderstood(string words) => _unknown.Add(words);

    /// <summary>The number that stands for a text, from 1; 0 stands for any other.</summary>
    public int Text(string text)
    {
        if (!_texts.TryGetValue(text, out var number))
        {
            _spelled.Add(text);
            _texts[text] = number = _spelled.Count;
        }

        return number;
    }

    /// <summary>The text of a number; for any other one that the programme doesn't name.</summary>
    public string Spelled(BigInteger number) => number >= 1 && number <= _spelled.Count ? _spelled[(int)number - 1] : $"other {number}";

    /// <summary>A value that another one is, so that it is written once.</summary>
    public string Define(string sort, string term)
    {
        var symbol = $"d{_declared.Length}";
        _declared.Append(CultureInfo.InvariantCulture, $"(declare-const {symbol} {sort})\n");
        Assert($"(= {symbol} {term})");
        return symbol;
    }

    /// <summary>Something that must hold.</summary>
    public void Assert(string condition) => _asserted.Append("(assert ").Append(condition).Append(")\n");

    /// <summary>A whole number as the solver writes it.</summary>
    public static string Number(BigInteger value) => value.Sign < 0
        ? string.Create(CultureInfo.InvariantCulture, $"(- {BigInteger.Abs(value)})")
        : value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => $"{_declared}{_asserted}";

    private string Declare(string key, string sort)
    {
        var symbol = string.Create(CultureInfo.InvariantCulture, $"v{_keys.Count}");
        _symbols[key] = symbol;
        _keys.Add(key);
        _declared.Append(CultureInfo.InvariantCulture, $"(declare-const {symbol} {sort})\n");
        return symbol;
    }
}
