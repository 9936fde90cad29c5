using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of measures, follow-ups, reports and maps.</summary>
internal static class EvaluationMeaning
{
    public static void Write(CanonicalForm form, Measure measure) =>
        form.Begin("Measure{"u8).Number("Index="u8, measure.Index).YesNo("IsOfJourney="u8, measure.IsOfJourney)
            .Text("Name="u8, measure.Name).Part("Target="u8, measure.Target, Write)
            .Part("Value="u8, measure.Value, ExpressionMeaning.Write).End();

    public static void Write(CanonicalForm form, FollowUp followUp) =>
        form.Begin("FollowUp{"u8).List("Actions="u8, followUp.Actions, Write).Number("Confidence="u8, followUp.Confidence)
            .Length("For="u8, followUp.For).Number("Index="u8, followUp.Index).Text("Name="u8, followUp.Name)
            .Length("Rest="u8, followUp.Rest).Part("When="u8, followUp.When, ExpressionMeaning.Write).End();

    public static void Write(CanonicalForm form, Report report) =>
        form.Begin("Report{"u8).Word("Every="u8, report.Every.ToString()).Text("Name="u8, report.Name)
            .Text("Template="u8, report.Template).Text("To="u8, report.To).End();

    public static void Write(CanonicalForm form, Rival rival) =>
        form.Begin("Rival{"u8).Text("File="u8, rival.File).Number("Index="u8, rival.Index).Text("Name="u8, rival.Name)
            .Text("Title="u8, rival.Title).End();

    public static void Write(CanonicalForm form, InputMap map) =>
        form.Begin("InputMap{"u8).List("Entries="u8, map.Entries, Write).Number("EventType="u8, map.EventType)
            .Text("GroupBy="u8, map.GroupBy).Word("Key="u8, map.Key?.ToString()).Text("Name="u8, map.Name).List("Only="u8, map.Only, Write).End();

    private static void Write(CanonicalForm form, Target target) =>
        form.Begin("Target{"u8).Number("Least="u8, target.Least).YesNo("LeastIsIn="u8, target.LeastIsIn).Number("Most="u8, target.Most)
            .YesNo("MostIsIn="u8, target.MostIsIn).End();

    private static void Write(CanonicalForm form, FollowUpAction action)
    {
        switch (action)
        {
            case FollowUpAction.Propose propose:
                form.Begin("Propose{"u8).Text("To="u8, propose.To).Text("Words="u8, propose.Words).End();
                break;
            case FollowUpAction.Alert alert:
                form.Begin("Alert{"u8).Text("To="u8, alert.To).End();
                break;
            case FollowUpAction.Task task:
                form.Begin("Task{"u8).Length("DueIn="u8, task.DueIn).Text("Name="u8, task.Name).Text("To="u8, task.To).End();
                break;
            case FollowUpAction.Pause pause:
                form.Begin("Pause{"u8).Number("Journey="u8, pause.Journey).End();
                break;
            default:
                throw CanonicalForm.Unknown(action);
        }
    }

    private static void Write(CanonicalForm form, MapEntry entry) =>
        form.Begin("MapEntry{"u8).List("Columns="u8, entry.Columns).Text("Fixed="u8, entry.Fixed).Text("Format="u8, entry.Format)
            .Text("Target="u8, entry.Target).End();

    private static void Write(CanonicalForm form, MapCondition condition) =>
        form.Begin("MapCondition{"u8).Text("Column="u8, condition.Column).List("Values="u8, condition.Values).End();
}
