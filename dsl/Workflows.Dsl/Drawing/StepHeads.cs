using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Writes a new step up to the brace before its outcomes.</summary>
internal static class StepHeads
{
    /// <summary>The step in the words of the language.</summary>
    public static string Of(Changes changes, PictureStep step)
    {
        string Said(string field) => changes.Required(step, field);
        string Also(string words, string field) => step.Said(field) is { } said ? words + changes.Written(step, field, said) : "";
        string Flag(string words, string field) => FieldWords.IsOn(step, field) ? words : "";

        return step.Kind switch
        {
            PictureStepKind.Send => $"send {Said(PictureFields.Channel)} {Said(PictureFields.Template)}",
            PictureStepKind.Bonus => $"bonus {Said(PictureFields.Amount)} {Said(PictureFields.Currency)}"
                + Also(" funded by ", PictureFields.FundedBy) + Flag(", all or nothing", PictureFields.AllOrNothing),
            PictureStepKind.WaitFor => $"wait up to {Said(PictureFields.UpTo)} for {Said(PictureFields.Event)}"
                + Also(" where ", PictureFields.Where) + Flag(" since start", PictureFields.SinceStart),
            PictureStepKind.Match => $"match {Said(PictureFields.Tier)} for {Said(PictureFields.Lasts)}",
            PictureStepKind.Wait => $"wait {Said(PictureFields.Length)}",
            PictureStepKind.Task => $"task {Said(PictureFields.Task)} to {Said(PictureFields.Team)}"
                + Also(" priority ", PictureFields.Priority) + $" due in {Said(PictureFields.DueIn)}",
            PictureStepKind.Decide => $"if {Said(PictureFields.Condition)}",
            PictureStepKind.Finish => $"finish {Said(PictureFields.Outcome)}",
            PictureStepKind.Fork => "at the same time",
            PictureStepKind.Start or PictureStepKind.Join or PictureStepKind.Unknown => "",
        };
    }
}
