using System.Globalization;
using System.Text;

namespace Workflows.Elsa.Tests.Pictures;

/// <summary>Writes journeys by chance, as untidy as people write them: comments anywhere, bodies on one line, jumps and named parts, odd blanks.</summary>
internal sealed class RandomText(Random random)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _parts = [];
    private int _number;
    private int _branches;

    /// <summary>The steps of a journey that compiles, in a programme around them.</summary>
    public static string Make(Random random)
    {
        while (true)
        {
            var writer = new RandomText(random);
            for (var i = 0; i < 3; i++)
            {
                writer._parts.Add($"P{i}");
            }

            writer.List(random.Next(1, 6), 3, "  ");
            foreach (var part in writer._parts)
            {
                writer.Line("  ", $"step {part} {{");
                writer.List(random.Next(0, 3), 2, "    ");
                writer.Line("  ", "}");
            }

            var text = Programmes.With("").Replace("  \n", "", StringComparison.Ordinal)
                .Replace("# at once\n", "# at once\n\n" + writer._text, StringComparison.Ordinal);
            if (Dsl.Compiler.Compile("p.loyalty", text).Programme is not null)
            {
                return text;
            }
        }
    }

    private void List(int count, int depth, string indent)
    {
        for (var i = 0; i < count; i++)
        {
            if (random.Next(5) == 0)
            {
                _text.Append(indent).Append("# remark ").Append(_number++).Append('\n');
            }
            else if (random.Next(6) == 0)
            {
                _text.Append('\n');
            }

            Step(depth, indent);
        }
    }

    private void Step(int depth, string indent)
    {
        switch (random.Next(depth <= 0 ? 6 : 13))
        {
            case 12:
                Fork(depth, indent);
                break;
            case < 6:
                Line(indent, Simple());
                break;
            case < 8:
                Line(indent, $"wait up to {random.Next(2, 9)} days for Purchase{(random.Next(3) == 0 ? " where total > 10 HKD" : "")} {{");
                Branch("arrived", depth, indent + "  ");
                Branch("late", depth, indent + "  ");
                Line(indent, "}");
                break;
            case 8:
                Line(indent, $"task T{_number++} to \"Desk\" due in {random.Next(2, 9)} days {{");
                Branch("reached", depth, indent + "  ");
                Branch("unreached", depth, indent + "  ");
                Branch("overdue", depth, indent + "  ");
                Line(indent, "}");
                break;
            default:
                Line(indent, $"if balance of Miles > {random.Next(1, 900)} {{");
                List(random.Next(0, 3), depth - 1, indent + "  ");
                Else(depth, indent);
                break;
        }
    }

    /// <summary>In a branch nobody goes to a part outside of it; some have a part of their own, which is gone round.</summary>
    private void Fork(int depth, string indent)
    {
        Line(indent, $"at  the same time{(random.Next(2) == 0 ? "" : ", until the first")} {{");
        _branches++;
        for (var i = 0; i < random.Next(2, 4); i++)
        {
            var round = random.Next(4) == 0 ? $"B{_number++}" : null;
            Line(indent, $"  branch Way{i} {{");
            Line(indent + "    ", round is null ? Simple() : $"step {round} {{ }}");
            List(random.Next(0, 3), depth - 1, indent + "    ");
            if (round is not null)
            {
                Line(indent, $"    wait {random.Next(2, 9)} days");
                Line(indent, $"    if balance of Miles > {random.Next(1, 900)} {{ go to {round} }}");
            }

            Line(indent, "  }");
        }

        _branches--;
        Line(indent, "}");
    }

    private void Else(int depth, string indent)
    {
        switch (random.Next(3))
        {
            case 0:
                Line(indent, "}");
                break;
            case 1:
                Line(indent, "} else {");
                List(random.Next(0, 3), depth - 1, indent + "  ");
                Line(indent, "}");
                break;
            default:
                Line(indent, $"}} else if balance of Miles > {random.Next(1, 900)} {{");
                List(random.Next(0, 3), depth - 1, indent + "  ");
                Else(depth, indent);
                break;
        }
    }

    private void Branch(string word, int depth, string indent)
    {
        if (random.Next(3) == 0)
        {
            Line(indent, random.Next(3) == 0 ? $"on {word} {{ }}" : $"on {word} {{ {Simple()} }}");
            return;
        }

        Line(indent, $"on {word} {{");
        List(random.Next(0, 4), depth - 1, indent + "  ");
        Line(indent, "}");
    }

    private string Simple() => random.Next(8) switch
    {
        0 or 1 or 2 => $"send {(random.Next(2) == 0 ? "" : " ")}email \"m{_number++}\"",
        3 => $"bonus {random.Next(1, 99)} Miles{(random.Next(2) == 0 ? " funded by Goodwill" : "")}",
        4 => $"match {(random.Next(2) == 0 ? "Gold" : "Silver")} for {random.Next(2, 9)} days",
        5 => $"wait   {random.Next(2, 9)} days",
        6 when _branches > 0 => $"send sms \"m{_number++}\"",
        6 => $"go to {_parts[random.Next(_parts.Count)]}",
        _ => $"finish \"f{(_number++).ToString(CultureInfo.InvariantCulture)}\"",
    };

    private void Line(string indent, string text) =>
        _text.Append(indent).Append(text).Append(random.Next(6) == 0 ? $"  # note {_number++}" : "").Append('\n');
}
