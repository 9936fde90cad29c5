using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Examples;

/// <summary>
/// Makes a life smaller for as long as it still shows what it shows: fewer events, fewer values, rounder numbers, an earlier end. What is left is
/// what somebody has to look at to understand it.
/// </summary>
public sealed class LeastLife
{
    private readonly Programme _programme;
    private readonly Func<Example, bool> _shows;
    private Example _life;

    private LeastLife(Programme programme, Example life, Func<Example, bool> shows) => (_programme, _life, _shows) = (programme, life, shows);

    /// <summary>The smallest life that is found, one change at a time; <paramref name="shows"/> holds for it.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="life">A life for which <paramref name="shows"/> holds.</param>
    /// <param name="shows">Whether a life shows it.</param>
    public static Example Of(Programme programme, Example life, Func<Example, bool> shows)
    {
        var least = new LeastLife(programme, life, shows);
        int size;
        do
        {
            size = least.Size();
            least.DropSteps();
            least.EndEarlier();
            least.DropMembers();
            least.Simplify();
        }
        while (least.Size() < size);

        return least._life;
    }

    private int Size() => _life.Steps.Length + _life.Members.Sum(member => 1 + member.Fields.Length)
        + _life.Steps.OfType<ExampleStep.Happens>().Sum(step => step.Values.Sum(value => 1 + value.Lines.Sum(line => line.Length)));

    private bool Try(Example smaller)
    {
        if (!_shows(smaller))
        {
            return false;
        }

        _life = smaller;
        return true;
    }

    private void DropSteps()
    {
        for (var chunk = Math.Max(1, _life.Steps.Length / 2); chunk > 0; chunk /= 2)
        {
            for (var from = _life.Steps.Length - chunk; from >= 0; from -= chunk)
            {
                Try(_life with { Steps = _life.Steps.RemoveRange(from, Math.Min(chunk, _life.Steps.Length - from)) });
                from = Math.Min(from, _life.Steps.Length);
            }
        }
    }

    /// <summary>Where the clock has to go on behind the last event, it goes on as little as is needed.</summary>
    private void EndEarlier()
    {
        if (_life.Steps.IsEmpty || _life.Steps[^1] is not ExampleStep.IsSent { At: { } end } last)
        {
            return;
        }

        var least = _life.Steps.OfType<ExampleStep.Happens>().LastOrDefault()?.At.Day ?? _life.Members[0].Joined;
        for (var (low, high) = (least, end.Day); low < high;)
        {
            var middle = low + ((high - low) / 2);
            var isEnough = Try(_life with { Steps = _life.Steps.SetItem(_life.Steps.Length - 1, last with { At = new(middle, end.Minute) }) });
            (low, high) = isEnough ? (low, middle) : (middle + 1, high);
        }
    }

    private void DropMembers()
    {
        for (var i = _life.Members.Length - 1; i >= 0; i--)
        {
            var member = _life.Members[i];
            var isNamed = _life.Steps.OfType<ExampleStep.Happens>().Any(step => step.Member == member.Name || step.Values.Any(value => value.Text == member.Name));
            if (!isNamed && _life.Members.Length > 1 && Try(_life with { Members = _life.Members.RemoveAt(i) }))
            {
                continue;
            }

            for (var field = member.Fields.Length - 1; field >= 0; field--)
            {
                var now = _life.Members[i];
                if (_programme.MemberFields[now.Fields[field].Field] is { } of && (of.Type.IsOptional || of.Default is not null || of.DefaultText is not null))
                {
                    Try(_life with { Members = _life.Members.SetItem(i, now with { Fields = now.Fields.RemoveAt(field) }) });
                }
            }
        }
    }

    private void Simplify()
    {
        for (var i = 0; i < _life.Steps.Length; i++)
        {
            if (_life.Steps[i] is ExampleStep.Happens happens)
            {
                var fields = _programme.EventTypes[happens.EventType].Fields;
                for (var value = happens.Values.Length - 1; value >= 0; value--)
                {
                    Simplify(i, value, fields);
                }
            }
        }
    }

    private void Simplify(int step, int value, ImmutableArray<Field> fields)
    {
        var happens = (ExampleStep.Happens)_life.Steps[step];
        var field = fields[happens.Values[value].Field];
        if ((field.Type.IsOptional || field.Default is not null || field.DefaultText is not null)
            && Try(With(step, happens with { Values = happens.Values.RemoveAt(value) })))
        {
            return;
        }

        if (field.Type.Kind == DataKind.Lines)
        {
            for (var line = happens.Values[value].Lines.Length - 1; line >= 0; line--)
            {
                var now = (ExampleStep.Happens)_life.Steps[step];
                Try(With(step, now with { Values = now.Values.SetItem(value, now.Values[value] with { Lines = now.Values[value].Lines.RemoveAt(line) }) }));
            }
        }
        else if (!field.Type.IsText && field.Type.Kind != DataKind.Date)
        {
            Reduce(step, value, field.Type);
        }
    }

    /// <summary>The smallest number that still shows it, among whole ones if one does; found by halving, so a number in a gap isn't looked for.</summary>
    private void Reduce(int step, int value, DataType type)
    {
        foreach (var unit in new[] { Math.Max(1, type.Scale), type.Currencies.IsEmpty ? 1 : type.Scale }.Distinct())
        {
            var least = type.Least is { } floor ? (long)(floor * Fraction.Of(type.Scale)).Numerator : 0;
            var low = least / unit;
            var high = ((ExampleStep.Happens)_life.Steps[step]).Values[value].Number / unit;
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                var happens = (ExampleStep.Happens)_life.Steps[step];
                var isEnough = middle * unit >= least
                    && Try(With(step, happens with { Values = happens.Values.SetItem(value, happens.Values[value] with { Number = middle * unit, Text = null }) }));
                (low, high) = isEnough ? (low, middle) : (middle + 1, high);
            }
        }
    }

    private Example With(int step, ExampleStep other) => _life with { Steps = _life.Steps.SetItem(step, other) };
}
