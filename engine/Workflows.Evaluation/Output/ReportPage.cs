using Workflows.Core.Ports;
using Workflows.Evaluation.Output.Page;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output;

/// <summary>A report as one page of HTML that needs nothing else: no script, no file, no network.</summary>
public static class ReportPage
{
    /// <summary>Renders the page.</summary>
    /// <param name="result">The report.</param>
    /// <param name="renderer">Renders templates.</param>
    /// <param name="name">How errors call the template, usually its path.</param>
    /// <param name="template">The template's source, such as <c>templates/report/effectiveness.html</c>; see <see cref="Model"/> for what
    /// it may use.</param>
    public static Rendering Write(EvaluationResult result, ITemplateRenderer renderer, string name, string template)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        return renderer.Render(new Template(name, template, TemplateOutput.Html), Model(result), _ => null);
    }

    /// <summary>
    /// What a template may use: <c>title</c>, <c>programme</c>, <c>version</c>, <c>period</c>, <c>clock</c>, <c>zone</c>, <c>summary</c>
    /// (topic, words),
    /// <c>cards</c> (label, value, note, tone), <c>sections</c> (id, title, intro, blocks) and <c>notes</c>. A block has kind, title, note,
    /// and: of a
    /// chart svg (safe HTML) and table, of a table table, of words words. A table has columns (text, numeric), rows of cells
    /// (text, tone, numeric), and stack, which is true where it has columns of words and so reads better as a list on a phone.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Model(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var figures = new FigureIndex(result);
        Dictionary<string, object?>?[] sections =
        [
            FollowUpsPage.FollowUps(figures),
            MeasuresPage.Measures(figures),
            BalancePage.Of(figures),
            JourneysPage.Of(figures),
            PerceptionPage.Of(figures),
            MembersPage.Participation(figures),
            MembersPage.Segments(figures),
            RankingsPage.Of(figures),
            PointsPage.Of(figures),
            GuardsPage.Of(figures),
            ChallengesPage.Of(figures),
            RewardsPage.Of(figures),
            MembersPage.Tiers(figures),
            LimitsPage.Of(figures),
            CompetitorsPage.Of(figures),
        ];
        return new Dictionary<string, object?>
        {
            ["title"] = result.Title,
            ["programme"] = result.Programme,
            ["version"] = result.Version,
            ["period"] = PeopleNumbers.Period(result.From, result.Until),
            ["clock"] = PeopleNumbers.Day(result.Clock),
            ["zone"] = result.TimeZone,
            ["summary"] = result.Summary.Select(sentence => (object?)new Dictionary<string, object?>
            {
                ["topic"] = sentence.Topic, ["words"] = sentence.Words,
            }).ToList(),
            ["cards"] = Cards(figures),
            ["sections"] = sections.OfType<Dictionary<string, object?>>().ToList<object?>(),
            ["notes"] = result.Notes.ToList<object?>(),
        };
    }

    private static List<object?> Cards(FigureIndex figures)
    {
        var currency = figures.Result.Currency;
        string Money(string name) => figures.Value("balance", name) is { } value ? $"{currency} {PeopleNumbers.Short(value)}"
            : PeopleNumbers.None;
        var nps = figures.Of("perception", "nps");
        var npsNote = nps is { Low: { } low, High: { } high }
            ? $"{PeopleNumbers.Score(low)} to {PeopleNumbers.Score(high)}, n {PeopleNumbers.Whole(nps.N ?? 0)}" : "no answers";
        var liability = figures.All("points", "liability").Sum(figure => figure.Value ?? 0);
        return
        [
            Card("Company keeps", Money("company keeps"), $"of {Money("margin")} margin"),
            Card("Promoter score", PeopleNumbers.Of(nps?.Value, "score"), npsNote),
            Card("Programme cost", Money("cost"), figures.Value("balance", "cost in margin") is { } share
                ? $"{PeopleNumbers.Share(share)} of margin" : "no margin stated"),
            Card("Active members", PeopleNumbers.Of(figures.Value("members", "participation"), "share"),
                $"{PeopleNumbers.Of(figures.Value("members", "active"), "members")} of "
                    + $"{PeopleNumbers.Of(figures.Value("members", "members"), "members")}"),
            Card("Points liability", $"{currency} {PeopleNumbers.Short(liability)}", "expected, at worth"),
            Card("Staff tasks", PeopleNumbers.Of(figures.Value("balance", "tasks"), "tasks"),
                figures.Value("balance", "overdue share") is { } overdue ? $"{PeopleNumbers.Share(overdue)} overdue" : "none given"),
        ];
    }

    private static Dictionary<string, object?> Card(string label, string value, string note) =>
        new() { ["label"] = label, ["value"] = value, ["note"] = note };
}
