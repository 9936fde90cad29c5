using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Workflows.Input.Values;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Input.Plans;

/// <summary>
/// Reads amounts that may be told in several currencies, <c>12.50 USD</c> or <c>USD 12.50</c>, and counts them in the programme's by the rate of the day
/// of the event, which is that of the version in force then.
/// </summary>
/// <param name="programme">The programme.</param>
/// <param name="before">The rates of the versions before it.</param>
internal sealed class MoneyReader(Programme programme, ImmutableArray<(Instant Until, RateTable? Rates)> before)
{
    private const int CodeLength = 3;
    private readonly long _ownScale = programme.MoneyScale;
    private LocalClock? _clock;
    private Instant _at;

    /// <summary>The event at hand is of an instant.</summary>
    public void At(Instant at) => _at = at;

    /// <summary>Reads an amount; the answer is null, or what is wrong.</summary>
    /// <param name="plan">The field.</param>
    /// <param name="text">The amount as it is written.</param>
    /// <param name="number">What it counts.</param>
    /// <param name="told">What was told, where that is in another currency; else null.</param>
    public string? Read(FieldPlan plan, ReadOnlySpan<byte> text, out long number, out string? told)
    {
        (number, told) = (0, null);
        var currencies = plan.Field.Type.Currencies;
        var code = CodeOf(text, out var amount) ?? (currencies.Length == 1 ? currencies[0] : null);
        if (code is null)
        {
            return $"{Quoted.Show(text)} doesn't say in which currency it is; write it like 12.50 {currencies[0]}.";
        }

        var reason = code == programme.Currency ? ReadOwn(plan, amount, out number)
            : !currencies.Contains(code) ? $"{Quoted.Show(text)} is in {code}, and this field takes {ListOf(currencies)}; convert it first."
            : ReadOther(plan, code, amount, out number, out told);
        return reason is null && (number < plan.Least || number > plan.Most) ? OutOfRange(plan, text) : reason;
    }

    private string? ReadOwn(FieldPlan plan, ReadOnlySpan<byte> amount, out long number)
    {
        var reason = NumberText.Parse(amount, plan.Form with { Unit = _ownScale }, out var units);
        number = 0;
        if (reason is null)
        {
            units = plan.IsMagnitude ? Math.Abs(units) : units;
            var value = (Int128)units * (DatedRate.Scale / _ownScale);
            number = (long)Int128.Clamp(value, long.MinValue, long.MaxValue);
        }

        return reason;
    }

    private string? ReadOther(FieldPlan plan, string code, ReadOnlySpan<byte> amount, out long number, out string? told)
    {
        (number, told) = (0, null);
        var rates = RatesThen();
        if (rates?.Of(code) is not { } currency || rates.On(code, Day()) is not { } rate)
        {
            return $"there is no rate for {code} on {Wording.Day(Day())}; add one to `rates` in the programme.";
        }

        if (NumberText.Parse(amount, plan.Form with { Unit = currency.Scale, Currency = code }, out var units) is { } reason)
        {
            return reason;
        }

        units = plan.IsMagnitude ? Math.Abs(units) : units;
        if (ToldMoney.Count(currency, units, rate, programme.Currency) is not { } counted)
        {
            number = -1;
            return null;
        }

        (number, told) = counted;
        return null;
    }

    private RateTable? RatesThen()
    {
        foreach (var (until, rates) in before)
        {
            if (_at < until)
            {
                return rates;
            }
        }

        return programme.Rates;
    }

    private int Day() => (_clock ??= new LocalClock(DateTimeZoneProviders.Tzdb[programme.TimeZone])).DayOf(_at);

    /// <summary>The code before or behind an amount, and the amount without it; null where there is none.</summary>
    private static string? CodeOf(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> amount)
    {
        if (text.Length > CodeLength && IsCode(text[..CodeLength]) && text[CodeLength] is (byte)' ' or (byte)'-' or >= (byte)'0' and <= (byte)'9')
        {
            amount = text[CodeLength..].TrimStart((byte)' ');
            return Encoding.ASCII.GetString(text[..CodeLength]);
        }

        if (text.Length > CodeLength && IsCode(text[^CodeLength..]) && text[^(CodeLength + 1)] is (byte)' ' or >= (byte)'0' and <= (byte)'9')
        {
            amount = text[..^CodeLength].TrimEnd((byte)' ');
            return Encoding.ASCII.GetString(text[^CodeLength..]);
        }

        amount = text;
        return null;
    }

    private static bool IsCode(ReadOnlySpan<byte> letters) => letters.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0;

    private string ListOf(ImmutableArray<string> currencies) => $"{string.Join(", ", currencies)} or {programme.Currency}";

    private string OutOfRange(FieldPlan plan, ReadOnlySpan<byte> text)
    {
        var type = plan.Field.Type;
        return $"{Quoted.Show(text)} is outside what can be counted, {type.Least} to {type.Most} {programme.Currency}; correct it.";
    }
}
