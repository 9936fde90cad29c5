namespace Workflows.Model.Effects;

/// <summary>Why a message was given up.</summary>
public enum MessageDropReason
{
    /// <summary>The member has not consented to its purpose on its channel.</summary>
    NoConsent,

    /// <summary>It was put off for too long.</summary>
    GivenUp,
}
