namespace Workflows.Runtime.Auditing;

/// <summary>Collects what an audit finds; a broken file may have millions of faults, and a hundred tell enough.</summary>
internal sealed class Findings
{
    private const int Most = 100;
    private readonly List<string> _sentences = [];

    /// <summary>The first hundred.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Notes a finding unless a condition holds.</summary>
    public void Require(bool holds, FormattableString sentence)
    {
        if (holds)
        {
            return;
        }

        Count++;
        if (_sentences.Count < Most)
        {
            _sentences.Add(FormattableString.Invariant(sentence));
        }
    }
}
