using Workflows.Elsa.Tests.Building;
using Workflows.Model.Programmes;
using static Workflows.Elsa.Tests.Building.Drafts;

namespace Workflows.Elsa.Tests.Branches;

/// <summary>Makes journeys by chance that go several ways at the same time: branches in branches, and ways back within each of them.</summary>
internal sealed class RandomBranches(int seed)
{
    private readonly Random _random = new(seed);
    private int _parts;

    /// <summary>A journey that may go round in circles.</summary>
    public Journey Make() => Journey($"J{seed}", Body(4, 2));

    /// <summary>The steps of a branch, or of the journey: its ways back lead to parts of its own.</summary>
    private Draft[] Body(int depth, int least)
    {
        var own = new List<string>();
        return [Bonus(1), .. Enumerable.Range(0, _random.Next(least, least + 3)).Select(_ => Step(depth, own))];
    }

    private Draft[] List(int depth, List<string> parts) => [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Step(depth, parts))];

    private Draft Step(int depth, List<string> parts)
    {
        switch (_random.Next(depth <= 0 ? 6 : 13))
        {
            case 0:
                return Send("a");
            case 1:
            case 2:
                return Wait(1);
            case 3:
                return Bonus(1);
            case 4:
                return _random.Next(6) == 0 ? Finish("end") : Wait(2);
            case 5:
                var chosen = _random.Next();
                return id => parts.Count == 0 ? Send("b")(id) : GoTo(parts[chosen % parts.Count])(id);
            case 6:
                return WaitFor(List(depth - 1, parts), List(depth - 1, parts));
            case 7:
                return If(List(depth - 1, parts), List(depth - 1, parts));
            case 8:
                return Task(("reached", List(depth - 1, parts)), ("unreached", []), ("overdue", List(depth - 1, parts)));
            case 9:
                parts.Add($"P{_parts++}");
                return Part(parts[^1], List(depth - 1, parts));
            default:
                return Fork(_random.Next(2) == 0, [.. Enumerable.Range(0, _random.Next(2, 4)).Select(i => ($"B{i}", Body(depth - 2, 1)))]);
        }
    }
}
