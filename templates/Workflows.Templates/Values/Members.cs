using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>Members and elements of values. What is not there is null; only null itself has no members.</summary>
internal static class Members
{
    internal static object? Get(object target, string name, RenderState state)
    {
        // What most models are made of comes first, because finding out that something is an interface takes longer.
        if (target is Dictionary<string, object?> plain)
        {
            return plain.TryGetValue(name, out var found) ? found : null;
        }

        if (target is IReadOnlyDictionary<string, object?> record)
        {
            return record.TryGetValue(name, out var value) ? value is ChangingMember changing ? changing.Read(state) : value : null;
        }

        return target switch
        {
            ScriptArray { Members: { } members } when members.TryGetValue(name, out var member) => member,
            IReadOnlyList<object?> list => name == "size" ? Boxes.Of(list.Count) : null,
            string or SafeText => name == "size" ? Boxes.Of(Kinds.AsText(target)!.Length) : null,
            TimeSpan span => OfSpan(span, name),
            DateTime or DateTimeOffset or DateOnly => OfDate(DateParts.Of(target), name),
            _ => null,
        };
    }

    /// <summary>Sets a member of a value the template made; what the caller gave can't be changed.</summary>
    internal static void Set(object? target, string name, object? value, string shown, RenderState state)
    {
        switch (target)
        {
            case ScriptObject record when record.IsReadOnly(name):
                throw ReadOnly(name, shown);
            case ScriptObject record:
                record.Set(name, value);
                break;
            case ScriptArray list:
                list.SetMember(name, value);
                break;
            case Builtins.Group group when group.TryGetValue(name, out var member) && member is ChangingMember changing:
                changing.Write(value, state);
                break;
            case IReadOnlyDictionary<string, object?> or IReadOnlyList<object?>:
                throw ReadOnly(name, shown);
            default:
                throw new TemplateFailure($"Cannot set the member `{name}` of a value of the type `{Kinds.Name(target)}`");
        }
    }

    private static TemplateFailure ReadOnly(string name, string shown) => new(new Message(
        $"`{name}` can't be changed: a template changes only values that it made itself",
        $"Cannot set a value for the readonly member{shown}"));

    internal static object? At(object target, object? index, RenderState state)
    {
        switch (target)
        {
            case IReadOnlyDictionary<string, object?> record:
                return record.TryGetValue(Printing.Text(index, state), out var value) ? value : null;
            case IReadOnlyList<object?> when Kinds.AsText(index) is { } name:
                return Get(target, name, state);
            case IReadOnlyList<object?> list:
                return Position(index, list.Count) is var at && at >= 0 && at < list.Count ? list[(int)at] : null;
            case string or SafeText:
                var text = Kinds.AsText(target)!;
                return Position(index, text.Length) is var place && place >= 0 && place < text.Length ? text[(int)place].ToString() : null;
            default:
                throw new TemplateFailure(new Message(
                    $"A value of the type `{Kinds.Name(target)}` has no elements: only lists, records and texts have",
                    $"Cannot use the {Kinds.Name(target)} primitive `{Printing.Text(target, state)}` as a list."));
        }
    }

    internal static void SetAt(object? target, object? index, object? value, string shown, RenderState state)
    {
        if (target is ScriptArray list && Kinds.AsText(index) is null)
        {
            var at = Position(index, list.Count);
            if (at > list.Count)
            {
                state.Work(at - list.Count);
            }

            if (at < 0 || at > int.MaxValue)
            {
                throw new TemplateFailure($"The index `{at}` is outside of the list");
            }

            list.Set((int)at, value);
            return;
        }

        var name = Printing.Text(index, state);
        Set(target, name, value, $" `{name}` in the indexer{shown}", state);
    }

    // A negative index counts from the end.
    private static long Position(object? index, int count)
    {
        var at = Numbers.ToLong(index);
        return at < 0 ? at + count : at;
    }

    private static object? OfDate(DateParts date, string name) => name switch
    {
        "year" => Boxes.Of(date.Clock.Year),
        "month" => Boxes.Of(date.Clock.Month),
        "day" => Boxes.Of(date.Clock.Day),
        "hour" => Boxes.Of(date.Clock.Hour),
        "minute" => Boxes.Of(date.Clock.Minute),
        "second" => Boxes.Of(date.Clock.Second),
        "millisecond" => Boxes.Of(date.Clock.Millisecond),
        "day_of_week" => Boxes.Of((int)date.Clock.DayOfWeek),
        "day_of_year" => Boxes.Of(date.Clock.DayOfYear),
        _ => null,
    };

    private static object? OfSpan(TimeSpan span, string name) => name switch
    {
        "days" => Boxes.Of(span.Days),
        "hours" => Boxes.Of(span.Hours),
        "minutes" => Boxes.Of(span.Minutes),
        "seconds" => Boxes.Of(span.Seconds),
        "milliseconds" => Boxes.Of(span.Milliseconds),
        "total_days" => span.TotalDays,
        "total_hours" => span.TotalHours,
        "total_minutes" => span.TotalMinutes,
        "total_seconds" => span.TotalSeconds,
        "total_milliseconds" => span.TotalMilliseconds,
        _ => null,
    };
}
