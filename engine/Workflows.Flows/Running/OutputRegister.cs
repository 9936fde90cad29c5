namespace Workflows.Flows.Running;

/// <summary>What activities put out in this burst, for scripts. It isn't kept over a wait, as in Elsa.</summary>
internal sealed class OutputRegister
{
    private readonly List<(string Id, string? Name, string Output, object? Value)> _kept = [];

    /// <summary>What the last activity with a result put out.</summary>
    public object? LastResult { get; private set; }

    /// <summary>Keeps something that was put out.</summary>
    public void Keep(Context context, string output, object? value)
    {
        var place = _kept.FindIndex(kept => kept.Id == context.Node.Id && kept.Output == output);
        if (place >= 0)
        {
            _kept.RemoveAt(place);
        }

        _kept.Add((context.Node.Id, context.Node.Name, output, value));
        LastResult = output == "Result" ? value : LastResult;
    }

    /// <summary>What an activity put out last under a name, or its result.</summary>
    public object? Of(string activity, string? output) =>
        _kept.FindLast(kept => (kept.Id == activity || kept.Name == activity) && kept.Output == (output ?? "Result")).Value;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _kept.Clear();
        LastResult = null;
    }
}
