using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>What the fields of pictures are called in sentences.</summary>
internal static class FieldWords
{
    /// <summary>A field in words that follow `doesn't say`.</summary>
    public static string Of(string field) => field switch
    {
        PictureFields.On => "what starts the journey",
        PictureFields.Exit => "what ends the journey before its end",
        PictureFields.Channel => "by which channel it sends",
        PictureFields.Template => "which template it sends",
        PictureFields.Amount => "how many points it gives",
        PictureFields.Currency => "which points it gives",
        PictureFields.Tier => "which tier it lends",
        PictureFields.Lasts => "for how long it lends the tier",
        PictureFields.Event => "for which event it waits",
        PictureFields.UpTo or PictureFields.Length => "how long it waits",
        PictureFields.Task => "what the task is called",
        PictureFields.Team => "who gets the task",
        PictureFields.DueIn => "when the task is due",
        PictureFields.Outcomes => "how the task can end",
        PictureFields.Branches => "what its branches are called",
        PictureFields.Condition => "on what it decides",
        PictureFields.Outcome => "what the journey came to",
        _ => $"its {field}",
    };

    /// <summary>A text in quotes, as a programme holds it.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Whether a field that is on or off is on.</summary>
    public static bool IsOn(PictureStep step, string field) =>
        string.Equals(step.Said(field), "true", StringComparison.OrdinalIgnoreCase);
}
