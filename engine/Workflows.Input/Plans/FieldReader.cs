using Workflows.Input.Files;
using Workflows.Input.Values;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Input.Plans;

/// <summary>Reads the values of fields into the arrays of a record, and says in a sentence what is wrong with one.</summary>
internal sealed class FieldReader(TextCache texts, MoneyReader money)
{
    /// <summary>The sentence of a required value that isn't there.</summary>
    public const string Missing = "the value is missing; give one, or declare the field optional or with a default.";

    /// <summary>The sentence of text that isn't UTF-8.</summary>
    public const string NotUtf8 = "the text isn't UTF-8; save the file as UTF-8.";

    private const string Nested = "a JSON object or list stands where one value belongs; map the value inside of it, with dots.";

    /// <summary>Reads a field of a record; the answer is null, or what is wrong.</summary>
    public string? Read(FieldPlan plan, RawRecord record, long[] numbers, string?[] words, ref ulong known)
    {
        var text = plan.Source is null ? default : plan.Source.TextOf(record);
        var index = plan.Field.Index;
        if (text.IsEmpty)
        {
            return Default(plan, numbers, words, ref known);
        }

        known |= 1UL << index;
        if (plan.Source!.IsNested(record))
        {
            return Nested;
        }

        var reason = plan.Field.Type.IsText
            ? ReadText(plan, text, out words[index])
            : !plan.Field.Type.Currencies.IsEmpty ? money.Read(plan, text, out numbers[index], out words[index])
            : ReadNumber(plan, text, out numbers[index]);
        return reason is not null && plan.Field.IsPersonal ? WithoutValue(reason, text) : reason;
    }

    // Messages end up in logs, and what is personal doesn't belong there.
    private static string WithoutValue(string reason, ReadOnlySpan<byte> text) =>
        reason.Replace(Quoted.Show(text), "the value", StringComparison.Ordinal);

    /// <summary>Reads a member's id, which has no control characters.</summary>
    public string? ReadMember(ReadOnlySpan<byte> text, out string? member)
    {
        member = texts.Get(text);
        return Check(member, isName: true) ?? CheckMember(member!);
    }

    private static string? CheckMember(string member) => member.StartsWith(Household.IdPrefix, StringComparison.Ordinal)
        ? $"{Quoted.Show(member)} begins as only ids of households do; give the member's own id."
        : null;

    /// <summary>Reads a key, which has no control characters.</summary>
    public static string? ReadKey(ReadOnlySpan<byte> text, out string? key)
    {
        key = TextCache.Decode(text);
        return Check(key, isName: true);
    }

    // Keys don't repeat, so they aren't kept.
    private string? ReadText(FieldPlan plan, ReadOnlySpan<byte> text, out string? words)
    {
        words = plan.Field.IsKey ? TextCache.Decode(text) : texts.Get(text);
        if (plan.IsZone && words is not null)
        {
            var written = words;
            words = ZoneNames.Find(written)?.Id;
            return words is null ? $"{Quoted.Show(written)} is no time zone; write a name such as Asia/Hong_Kong." : null;
        }

        return Check(words, plan.Field.IsKey || plan.Field.Type.Kind == DataKind.Member)
            ?? (plan.Field.Type.Kind == DataKind.Member ? CheckMember(words!) : null);
    }

    private static string? Check(string? words, bool isName)
    {
        if (words is null)
        {
            return NotUtf8;
        }

        foreach (var letter in words)
        {
            if (char.IsControl(letter) && (isName || letter is not ('\n' or '\r' or '\t')))
            {
                return $"{Quoted.Show(words)} has a control character in it; remove it.";
            }
        }

        return null;
    }

    private static string? Default(FieldPlan plan, long[] numbers, string?[] words, ref ulong known)
    {
        var index = plan.Field.Index;
        if (plan.Field.Type.IsText && plan.DefaultText is not null)
        {
            words[index] = plan.DefaultText;
            known |= 1UL << index;
            return null;
        }

        if (plan.Default is { } value && !plan.Field.Type.IsText)
        {
            numbers[index] = value;
            known |= 1UL << index;
            return null;
        }

        return plan.IsRequired ? Missing : null;
    }

    private static string? ReadNumber(FieldPlan plan, ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        return plan.Field.Type.Kind switch
        {
            DataKind.Number or DataKind.Money or DataKind.Points or DataKind.Percent => ReadAmount(plan, text, out number),
            DataKind.YesNo => ReadYesNo(text, out number),
            DataKind.Date => ReadDay(plan, text, out number),
            DataKind.Choice => ReadChoice(plan, text, out number),
            DataKind.Text or DataKind.Member or DataKind.Duration or DataKind.Tier or DataKind.Lines or DataKind.Unknown =>
                throw new ArgumentException($"{plan.Label}: a {plan.Field.Type.Kind} isn't one value of a file."),
        };
    }

    private static string? ReadAmount(FieldPlan plan, ReadOnlySpan<byte> text, out long number)
    {
        var reason = NumberText.Parse(text, plan.Form, out number);
        number = plan.IsMagnitude ? Math.Abs(number) : number;
        if (reason is null && (number < plan.Least || number > plan.Most))
        {
            var type = plan.Field.Type;
            var range = (type.Least, type.Most) switch
            {
                ({ } least, { } most) => $"from {least} to {most}",
                ({ } least, null) => $"at least {least}",
                _ => $"at most {type.Most}",
            };
            reason = $"{Quoted.Show(text)} is outside the declared range, {range}; correct it.";
        }

        return reason;
    }

    private static string? ReadYesNo(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length <= 5)
        {
            Span<byte> lower = stackalloc byte[text.Length];
            System.Text.Ascii.ToLower(text, lower, out _);
            if (lower.SequenceEqual("yes"u8) || lower.SequenceEqual("true"u8) || lower.SequenceEqual("1"u8))
            {
                number = 1;
                return null;
            }

            if (lower.SequenceEqual("no"u8) || lower.SequenceEqual("false"u8) || lower.SequenceEqual("0"u8))
            {
                return null;
            }
        }

        return $"{Quoted.Show(text)} is neither yes nor no; write yes, no, true, false, 1 or 0.";
    }

    private static string? ReadDay(FieldPlan plan, ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (plan.Source!.Form is { } form)
        {
            var time = TextCache.Decode(text) is { } words ? form.Read(words) : null;
            number = time?.Day ?? 0;
            return time is null
                ? $"{Quoted.Show(text)} isn't a date of the form \"{form.Format}\"; correct it, or the form in the map."
                : null;
        }

        var isGood = IsoTime.TryDay(text, out var day);
        number = day;
        return isGood ? null : $"{Quoted.Show(text)} isn't a date; write it like 2026-05-01.";
    }

    private static string? ReadChoice(FieldPlan plan, ReadOnlySpan<byte> text, out long number)
    {
        for (var i = 0; i < plan.Choices.Length; i++)
        {
            if (text.SequenceEqual(plan.Choices[i]))
            {
                number = i;
                return null;
            }
        }

        number = 0;
        var choices = plan.Field.Type.Choices;
        var near = TextCache.Decode(text) is { } words ? NearWord.Of(words, choices) : null;
        return near is null
            ? $"{Quoted.Show(text)} isn't one of {string.Join(", ", choices)}; write one of them."
            : $"{Quoted.Show(text)} isn't one of {string.Join(", ", choices)}; did you mean {near}?";
    }
}
