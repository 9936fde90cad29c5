namespace Workflows.Model.Effects;

/// <summary>Why another member was not reached.</summary>
public enum PassingFailure
{
    /// <summary>Nobody of that id is a member.</summary>
    NotAMember,

    /// <summary>It is the ninth of a row in which each member's step caused the next one's.</summary>
    TooManyHops,
}
