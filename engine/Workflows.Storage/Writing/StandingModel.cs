using System.Globalization;
using System.Text.Json;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Storage.Writing;

/// <summary>
/// What a message may say of where its member stands beside the others. Only what refreshes recorded is compared with, so that it says the same
/// whoever else is met in which order, and whenever it is rendered.
/// </summary>
internal sealed class StandingModel(ProgrammePlan plan)
{
    private readonly RankingReader _reader = new(plan);

    /// <summary>Writes <c>bands</c> and <c>leaderboards</c>; nothing where the programme has none.</summary>
    public void Write(Utf8JsonWriter json, MemberState member, Instant at)
    {
        if (!plan.Programme.BandSets.IsEmpty)
        {
            WriteBands(json, member, at);
        }

        if (!plan.Programme.Leaderboards.IsEmpty)
        {
            WriteLeaderboards(json, member, at);
        }
    }

    /// <summary>By bands: the member's band in each measure, from 1; 0 for none.</summary>
    private void WriteBands(Utf8JsonWriter json, MemberState member, Instant at)
    {
        json.WriteStartObject("bands");
        foreach (var bands in plan.Programme.BandSets)
        {
            json.WriteStartObject(bands.Name);
            foreach (var (measure, band) in BandSet.Measures.Zip(_reader.BandsOf(member, bands, at)))
            {
                json.WriteNumber(measure, band);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>By leaderboard: the score of now, the place that it would have had in the race before, what it lacks of the last one there, and the place had there.</summary>
    private void WriteLeaderboards(Utf8JsonWriter json, MemberState member, Instant at)
    {
        json.WriteStartObject("leaderboards");
        foreach (var board in plan.Programme.Leaderboards)
        {
            var (ranking, outlook) = (plan.Programme.Rankings[board.Ranking], _reader.OutlookOf(member, board, at));
            json.WriteStartObject(board.Name);
            json.WriteString("title", board.Title);
            json.WriteNumber("places", ranking.Places);
            MessageModel.WriteNumber(json, "score", outlook.Score);
            json.WriteString("unit", ranking.Value.Type.Unit);
            MessageModel.WriteNumber(json, "place", outlook.Place is { } place ? Model.Numbers.Fraction.Of(place) : null);
            MessageModel.WriteNumber(json, "missing", outlook.Missing);
            MessageModel.WriteNumber(json, "had", outlook.Had is { } had ? Model.Numbers.Fraction.Of(had) : null);
            json.WriteString("by", Calendar.DateOf(plan.Calendar.LastDayBefore(outlook.End)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
