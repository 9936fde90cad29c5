using Workflows.Core.Machine;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Running;

/// <summary>
/// Follows the input and knows whether it is the one that an earlier run began with. As long as it is, what was refused then is
/// refused again for the same reason, though more is known by now: so a run that was killed and begun again ends as if it had not been.
/// The first new event at a place that the earlier run had passed shows that it is another input; then everything is judged anew.
/// </summary>
internal sealed class InputTrail
{
    private readonly InputPosition _earlier;
    private readonly Dictionary<long, RefusedInput> _remembered;
    private readonly List<RefusedInput> _new = [];
    private InputPosition _now = new(0, Seed);
    private bool _isFollowing;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>A trail at the start of the input.</summary>
    /// <param name="earlier">How far the earlier run came.</param>
    /// <param name="refused">What it refused.</param>
    public InputTrail(InputPosition earlier, IReadOnlyList<RefusedInput> refused)
    {
        _earlier = earlier;
        _remembered = refused.ToDictionary(one => one.At.Position);
        _isFollowing = earlier.Position > 0;
    }

    /// <summary>The place of the record at hand in this run's input.</summary>
    public InputPosition Now => _now;

    /// <summary>Whether this is still the input that an earlier run began with, so that the next records have to be judged one by one.</summary>
    public bool IsFollowing => _isFollowing;

    /// <summary>How far the input was worked off, by the earlier run or by this one.</summary>
    public InputPosition Position => _isFollowing ? _earlier : _now;

    /// <summary>Whether it turned out to be another input since the last batch.</summary>
    public bool IsOther { get; private set; }

    /// <summary>What was refused since the last batch.</summary>
    public IReadOnlyList<RefusedInput> New => _new;

    /// <summary>Goes on to the next record.</summary>
    /// <param name="record">A hash of the record.</param>
    public void Advance(ulong record)
    {
        _now = new InputPosition(_now.Position + 1, Mixed(_now.Mark, record));
        if (_isFollowing && _now.Position > _earlier.Position)
        {
            _isFollowing = false;
        }
        else if (_isFollowing && _now.Position == _earlier.Position && _now.Mark != _earlier.Mark)
        {
            Leave();
        }
    }

    /// <summary>Why the record at hand was refused by the earlier run; <see cref="Refusal.None"/> where it was not.</summary>
    public Refusal Remembered => _remembered.TryGetValue(_now.Position, out var refused) && refused.At == _now ? refused.Reason : Refusal.None;

    /// <summary>A record was judged that was neither taken nor refused before.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="refusal">Why it is refused, if it is.</param>
    public void Judged(InputPosition at, Refusal refusal)
    {
        // What is dated in the future is so by itself, whatever is known.
        if (refusal == Refusal.InTheFuture)
        {
            return;
        }

        if (_isFollowing)
        {
            Leave();
        }

        if (refusal != Refusal.None)
        {
            _new.Add(new RefusedInput(at, refusal));
        }
    }

    /// <summary>A batch was written.</summary>
    public void Committed()
    {
        _new.Clear();
        IsOther = false;
    }

    private void Leave()
    {
        _isFollowing = false;
        IsOther = true;
        _remembered.Clear();
    }

    /// <summary>One round of SplitMix64 over the mark and the record.</summary>
    private static ulong Mixed(ulong mark, ulong record)
    {
        unchecked
        {
            var z = (mark * 3) + record + Seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
