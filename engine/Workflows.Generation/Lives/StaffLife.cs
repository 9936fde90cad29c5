using System.Globalization;
using Workflows.Generation.Chance;
using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>The call backs that staff make to a member who is treated by a recovery journey.</summary>
internal sealed class StaffLife(World world, int member)
{
    private readonly StaffModel _model = world.Model.Staff;
    private readonly RandomStream _random = new(world.Seed, member, Purpose.Staff);
    private string _outcome = "";
    private int _number;

    /// <summary>When a call back is reported next; the largest long when none is.</summary>
    internal long NextAt { get; private set; } = long.MaxValue;

    /// <summary>A bad answer came: somebody calls back, or nobody does.</summary>
    internal void Answered(long at)
    {
        var isReported = _random.Happens(_model.ReportedShare);
        _outcome = _random.Happens(_model.SolvedShare) ? "solved" : "unsolved";
        var minutes = 1 + _random.NextBelow(_model.WithinMinutes);
        NextAt = isReported ? at + (minutes * 60L) : NextAt;
    }

    /// <summary>Reports the call back.</summary>
    internal GeneratedEvent Fire()
    {
        var at = NextAt;
        NextAt = long.MaxValue;
        _number++;
        var key = string.Create(CultureInfo.InvariantCulture, $"T-{World.Digits(member)}-{_number}");
        return world.Event("TaskDone", member, at, key, World.Text("task", _model.Task), World.Text("outcome", _outcome));
    }
}
