namespace Workflows.Templates.Values;

/// <summary>The word <c>empty</c>: false, printed as nothing, equal to every text, list and record without content.</summary>
internal sealed class Empty
{
    /// <summary>The only one.</summary>
    internal static readonly Empty Value = new();

    private Empty()
    {
    }

    /// <summary>True for a text, list or record without content.</summary>
    internal static bool Matches(object? value) => value switch
    {
        Empty => true,
        string text => text.Length == 0,
        SafeText safe => safe.Text.Length == 0,
        IReadOnlyDictionary<string, object?> record => record.Count == 0,
        IReadOnlyList<object?> list => list.Count == 0,
        _ => false,
    };

    public override string ToString() => string.Empty;
}
