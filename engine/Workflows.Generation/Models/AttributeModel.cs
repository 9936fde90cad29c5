namespace Workflows.Generation.Models;

/// <summary>
/// What is known of members on joining. Nobody real can be reached: e-mail addresses are under example.com, example.net and example.org
/// (RFC 2606), and mobile numbers begin with 0 after +852, which no Hong Kong subscriber's does.
/// </summary>
public sealed record AttributeModel
{
    /// <summary>The share of members who read English rather than Chinese, 0 to 1.</summary>
    public double EnglishShare { get; init; } = 0.25;

    /// <summary>The share whose birthday is known, 0 to 1.</summary>
    public double BirthdayShare { get; init; } = 0.85;

    /// <summary>The share whose e-mail address is known, 0 to 1.</summary>
    public double EmailShare { get; init; } = 0.92;

    /// <summary>The share whose mobile number is known, 0 to 1.</summary>
    public double MobileShare { get; init; } = 0.95;

    /// <summary>The share of those with an address who agree to marketing by e-mail, 0 to 1.</summary>
    public double MarketingEmailShare { get; init; } = 0.72;

    /// <summary>The share of those with a number who agree to marketing by SMS, 0 to 1.</summary>
    public double MarketingSmsShare { get; init; } = 0.55;

    /// <summary>The share of those with an address who agree to research by e-mail, 0 to 1.</summary>
    public double ResearchEmailShare { get; init; } = 0.40;

    internal void Check()
    {
        Require.Share(EnglishShare);
        Require.Share(BirthdayShare);
        Require.Share(EmailShare);
        Require.Share(MobileShare);
        Require.Share(MarketingEmailShare);
        Require.Share(MarketingSmsShare);
        Require.Share(ResearchEmailShare);
    }
}
