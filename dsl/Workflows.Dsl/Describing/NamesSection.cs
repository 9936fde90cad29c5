using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What the names mean that the text uses: named values and segments.</summary>
internal static class NamesSection
{
    /// <summary>All names.</summary>
    public static IEnumerable<string> Of(Programme programme) => Entries(programme).Select(entry => entry.Line);

    /// <summary>The names that a text mentions, and those that their own explanations mention.</summary>
    public static IEnumerable<string> MentionedIn(string text, Programme programme)
    {
        var entries = Entries(programme).ToList();
        var mentioned = new bool[entries.Count];
        for (var isNew = true; isNew;)
        {
            isNew = false;
            for (var i = 0; i < entries.Count; i++)
            {
                if (!mentioned[i] && text.Contains(ConditionWords.Quoted(entries[i].Name), StringComparison.Ordinal))
                {
                    (mentioned[i], isNew) = (true, true);
                    text += entries[i].Line;
                }
            }
        }

        return entries.Where((_, i) => mentioned[i]).Select(entry => entry.Line);
    }

    private static IEnumerable<(string Name, string Line)> Entries(Programme programme)
    {
        foreach (var let in programme.Lets)
        {
            var name = Words.OfName(let.Name);
            yield return (name, $"- {ConditionWords.Quoted(name)} " + (let.Value.Type.Kind == DataKind.YesNo
                ? $"holds while {ConditionWords.Of(programme, let.Value)}." : $"is {ValueWords.Of(programme, let.Value)}."));
        }

        foreach (var bands in programme.BandSets)
        {
            yield return (Words.OfName(bands.Name), RankingWords.Of(programme, bands));
        }

        foreach (var segment in programme.Segments)
        {
            var title = Words.Title(segment.Name, segment.Title);
            yield return (title, $"- A member is in {ConditionWords.Quoted(title)} while {ConditionWords.Of(programme, segment.When)}.");
        }
    }
}
