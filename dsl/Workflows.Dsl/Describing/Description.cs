using System.Text;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>
/// A programme in plain English, for members' terms and for whoever answers for it: made from what the programme means, not from its
/// comments, so that it can't say anything else than what will happen. Markdown.
/// </summary>
public static class Description
{
    /// <summary>The whole programme.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The programme has something that this doesn't know: a bug.</exception>
    public static string Of(Programme programme)
    {
        var text = Terms(programme);
        Add(text, "What the names mean", NamesSection.Of(programme));
        Add(text, "What we do for members", CompanySection.Journeys(programme));
        Add(text, "Who pays", CompanySection.Budgets(programme));
        Add(text, "How we see whether it works", CompanySection.Evaluation(programme));
        Add(text, "Who puts it into force", CompanySection.Publishing(programme));
        return text.ToString();
    }

    /// <summary>What members may read of the programme: nothing of payers, costs, guards, processes and measures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The programme has something that this doesn't know: a bug.</exception>
    public static string ForMembers(Programme programme)
    {
        var view = MembersView.Of(programme);
        var text = Terms(view);
        Add(text, "What the names mean", NamesSection.MentionedIn(text.ToString(), view));
        return text.ToString();
    }

    private static StringBuilder Terms(Programme programme)
    {
        var text = new StringBuilder().Append("# ").AppendLine(programme.Title).AppendLine();
        text.AppendJoin(' ', MembershipSection.Of(programme)).AppendLine();
        Add(text, "Points", StandingSection.Points(programme));
        Add(text, "What earns points", EarningSection.Of(programme));
        Add(text, "Tiers", StandingSection.Tiers(programme));
        Add(text, "What points can be spent on", StandingSection.Rewards(programme));
        return text;
    }

    private static void Add(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var body = string.Join(Environment.NewLine, lines).TrimEnd();
        if (body.Length > 0)
        {
            text.AppendLine().Append("## ").AppendLine(title).AppendLine().AppendLine(body);
        }
    }
}
