using Sprache;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Parsing;

/// <summary>Productions by the words they begin with: one look at the token at hand instead of trying one after the other.</summary>
internal sealed class LeadTable<T>
{
    private readonly string _label;
    private readonly Lead<T>[] _leads;
    private readonly Lead<T>[]?[] _byFirst = new Lead<T>[]?[Vocabulary.Count];

    /// <param name="label">What all of them are, for messages; empty to name the words one by one.</param>
    /// <param name="leads">The productions; at most one, the last, without words: it takes what no other does.</param>
    public LeadTable(string label, params Lead<T>[] leads)
    {
        _label = label;
        _leads = leads;
        foreach (var lead in leads.Where(static lead => lead.Phrase.Length > 0))
        {
            ref var group = ref _byFirst[lead.Phrase.First];
            group = group is null ? [lead] : [.. group, lead];
        }
    }

    /// <summary>The first words, in order.</summary>
    public IEnumerable<string> Words =>
        _leads.Where(lead => lead.Phrase.Length > 0).Select(lead => Vocabulary.WordOf(lead.Phrase.First)).Distinct(StringComparer.Ordinal);

    /// <summary>The phrases, in order, for a list of what there is.</summary>
    public string Phrases => string.Join(", ", _leads.Where(lead => lead.Phrase.Length > 0).Select(lead => lead.Phrase.ToString()));

    /// <summary>How many words of one of the productions stand there at most.</summary>
    public int Matches(TokenInput at)
    {
        var most = 0;
        foreach (var lead in _byFirst[at.Word] ?? [])
        {
            most = Math.Max(most, lead.Phrase.Matches(at));
        }

        return most;
    }

    /// <summary>Whether one of the productions begins with the token at hand.</summary>
    public bool Begins(TokenInput at) => _byFirst[at.Word] is not null;

    /// <summary>Whether all words of one of the productions stand there.</summary>
    public bool BeginsWhole(TokenInput at) =>
        _byFirst[at.Word] is { } group && Array.Exists(group, lead => lead.Phrase.Matches(at) == lead.Phrase.Length);

    /// <summary>Reads the production whose words stand there.</summary>
    public IResult<T> Read(IInput input)
    {
        var at = (TokenInput)input;
        if (_byFirst[at.Word] is { } group)
        {
            return Choose(group, at).Parser(at);
        }

        Offer(at);
        if (_leads[^1].Phrase.Length == 0)
        {
            return _leads[^1].Parser(at);
        }

        if (_label.Length > 0)
        {
            at.Reader.Expect(at.Index, new Expected(_label, false));
        }

        foreach (var word in Words)
        {
            at.Reader.Expect(at.Index, Expected.Of(word));
        }

        return new Bad<T>(at);
    }

    /// <summary>The phrases one by one, in order.</summary>
    public IEnumerable<string> EachPhrase => _leads.Where(lead => lead.Phrase.Length > 0).Select(lead => lead.Phrase.ToString());

    /// <summary>Notes that each of them could stand at a place.</summary>
    public void Offer(TokenInput at)
    {
        foreach (var lead in at.AtEnd ? _leads : [])
        {
            at.Reader.Offer(at.Index, lead.Phrase);
        }
    }

    /// <summary>
    /// Of productions with the same first word, the one of which most words stand there: it reads on, or fails at the right place. The
    /// reader learns what the others would have needed.
    /// </summary>
    private static Lead<T> Choose(Lead<T>[] group, TokenInput at)
    {
        if (group.Length == 1)
        {
            return group[0];
        }

        var best = group[0];
        var most = -1;
        foreach (var lead in group)
        {
            var matches = lead.Phrase.Matches(at);
            if (matches > most || (matches == most && lead.Phrase.Length == matches))
            {
                (best, most) = (lead, matches);
            }
        }

        foreach (var lead in group)
        {
            var behind = at;
            lead.Phrase.Read(ref behind);
        }

        return best;
    }
}
