using Workflows.Model.Programmes;
using static Workflows.Elsa.Tests.Building.Drafts;

namespace Workflows.Elsa.Tests.Building;

/// <summary>Makes journeys by chance: nested branches, named parts anywhere, ways to them from anywhere, also back.</summary>
internal sealed class RandomJourney(int seed)
{
    private readonly Random _random = new(seed);
    private int _parts;

    /// <summary>A journey that may go round in circles.</summary>
    public Journey Make() => Journey($"J{seed}", List(4));

    private Draft[] List(int depth) => [.. Enumerable.Range(0, _random.Next(depth + 1)).Select(_ => Step(depth - 1))];

    private Draft Step(int depth)
    {
        switch (_random.Next(depth <= 0 ? 7 : 12))
        {
            case 0:
            case 1:
                return Send("a");
            case 2:
                return Wait(1);
            case 3:
                return Bonus(1);
            case 4:
                return _random.Next(3) == 0 ? Finish("end") : Wait(2);
            case 5:
            case 6:
                return GoToSome();
            case 7:
                return WaitFor(List(depth), List(depth));
            case 8:
                return Task(("reached", List(depth)), ("unreached", List(depth)), ("overdue", List(depth)));
            case 9:
                return If(List(depth), List(depth));
            default:
                var name = $"P{_parts++}";
                return Part(name, List(depth));
        }
    }

    /// <summary>The target is chosen when ids are given: then all parts are known.</summary>
    private Draft GoToSome()
    {
        var chosen = _random.Next();
        return id => _parts == 0 ? Send("b")(id) : GoTo($"P{chosen % _parts}")(id);
    }
}
