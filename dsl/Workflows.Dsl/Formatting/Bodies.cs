using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Formatting;

/// <summary>Where the clauses of a block begin and which braces hold clauses on lines of their own.</summary>
internal sealed class Bodies
{
    private const int OneLineMost = 100;
    private readonly HashSet<int> _clauseStarts;
    private readonly HashSet<int> _openings = [];
    private readonly HashSet<int> _closings = [];
    private readonly Dictionary<int, int> _padding = [];

    public Bodies(BlockReader reader)
    {
        _clauseStarts = [.. reader.ClauseStarts];
        FindBraces(reader);
        FindWidths(reader);
        if (reader.TextAt(reader.Start) is "example")
        {
            foreach (var (index, padding) in TableColumns.Padding(reader, _clauseStarts))
            {
                _padding[index] = padding;
            }
        }
    }

    /// <summary>Whether a clause begins with this token.</summary>
    public bool IsClauseStart(int index) => _clauseStarts.Contains(index);

    /// <summary>Whether this brace opens clauses on lines of their own.</summary>
    public bool Opens(int index) => _openings.Contains(index);

    /// <summary>Whether this brace closes clauses on lines of their own.</summary>
    public bool Closes(int index) => _closings.Contains(index);

    /// <summary>How many blanks more stand before this token, so that it begins where its neighbours' clauses go on.</summary>
    public int Padding(int index) => _padding.GetValueOrDefault(index);

    /// <summary>A body stays on one line where the author wrote it so, it has one clause, and it isn't long.</summary>
    private void FindBraces(BlockReader reader)
    {
        var open = new Stack<(int Index, int Clauses)>();
        for (var index = reader.Start; index < reader.End; index++)
        {
            if (IsClauseStart(index) && open.TryPop(out var body))
            {
                open.Push((body.Index, body.Clauses + 1));
            }

            if (reader.At(index).Word == Signs.Opening)
            {
                open.Push((index, 0));
            }
            else if (reader.At(index).Word == Signs.Closing
                && open.TryPop(out var closed) && IsOnLines(reader, closed.Index, index, closed.Clauses))
            {
                _openings.Add(closed.Index);
                _closings.Add(index);
            }
        }
    }

    private bool IsOnLines(BlockReader reader, int opening, int closing, int clauses)
    {
        if (clauses == 0)
        {
            return false;
        }

        for (var index = opening; index < closing; index++)
        {
            if (index > opening && _openings.Contains(index))
            {
                return true;
            }
        }

        return clauses > 1 || reader.At(opening).Line != reader.At(closing).Line
            || reader.At(closing).Column > OneLineMost;
    }

    /// <summary>The first words of the clauses of one body are made equally wide, so that what they say stands in a column.</summary>
    private void FindWidths(BlockReader reader)
    {
        var isJourney = reader.TextAt(reader.Start) is "journey";
        List<(int Index, int Width)> leads = [];
        var depth = 0;
        for (var index = reader.Start; index < reader.End; index++)
        {
            depth += Opens(index) ? 1 : Closes(index) ? -1 : 0;
            if (depth == 1
                && IsClauseStart(index) && !(isJourney && IsStep(reader.TextAt(index))) && reader.TextAt(index) is not ("for" or "give"))
            {
                var words = reader.At(index + 1).Word == Signs.Dot ? 3 : IsTwoWords(reader, index) ? 2 : 1;
                var width = Enumerable.Range(index, words).Sum(word => reader.At(word).Length) + (words == 2 ? 1 : 0);
                leads.Add((index + words, width));
            }
        }

        var widest = leads.Count == 0 ? 0 : leads.Max(lead => lead.Width);
        foreach (var (index, width) in leads)
        {
            _padding[index] = widest - width;
        }
    }

    private static bool IsStep(ReadOnlySpan<char> word) => word is not ("start" or "when" or "again" or "purpose" or "hold" or "goal" or "exit"
        or "running");

    /// <summary>Whether the first two words are one keyword, between which there is one blank.</summary>
    private static bool IsTwoWords(BlockReader reader, int index) => reader.TextAt(index) switch
    {
        "at" => reader.TextAt(index + 1) is "most",
        "compete" => reader.TextAt(index + 1) is "in",
        "except" => reader.TextAt(index + 1) is "when",
        "group" => reader.TextAt(index + 1) is "by",
        "hold" => reader.TextAt(index + 1) is "out",
        "only" => reader.TextAt(index + 1) is "where",
        "our" => reader.TextAt(index + 1) is "cost",
        "time" => reader.TextAt(index + 1) is "zone",
        "up" => reader.TextAt(index + 1) is "to",
        "warn" => reader.TextAt(index + 1) is "at",
        _ => false,
    };
}
