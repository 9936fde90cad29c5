namespace Workflows.Designer.Ports;

/// <summary>Plays examples of a programme, to show what a member would notice of it.</summary>
public interface IExamplePlayer
{
    /// <summary>What the members of an example notice, in order; nothing for a text with mistakes or without that example.</summary>
    /// <param name="path">The programme's file.</param>
    /// <param name="title">The example; of one with a table its first row.</param>
    IReadOnlyList<NoticedThing> Play(string path, string title);
}

/// <summary>Something that a member notices.</summary>
/// <param name="At">When, in local time to the minute.</param>
/// <param name="Member">Who.</param>
/// <param name="IsEvent">Whether the member did it, and it isn't what came of it.</param>
/// <param name="Words">What.</param>
public sealed record NoticedThing(string At, string Member, bool IsEvent, string Words);
