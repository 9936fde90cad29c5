namespace Workflows.Templates.Evaluation;

/// <summary>What is wrong: in our own words, and in those of Scriban for the cases its corpus knows.</summary>
/// <param name="Own">For authors of messages: what is wrong and what to do.</param>
/// <param name="Scriban">As the corpus of Scriban expects it.</param>
internal readonly record struct Message(string Own, string Scriban)
{
    public static implicit operator Message(string both) => new(both, both);

    /// <summary>The words to show.</summary>
    /// <param name="asScriban">True where the corpus runs.</param>
    internal string In(bool asScriban) => asScriban ? Scriban : Own;
}
