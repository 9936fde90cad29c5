using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Sending;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Links;

/// <summary>What a link of a message is for.</summary>
public enum LinkKind
{
    /// <summary>To stop such messages.</summary>
    Unsubscribe,

    /// <summary>To say which messages are welcome.</summary>
    Preferences,
}

/// <summary>What is answered to a request.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Page">The page.</param>
public sealed record LinkAnswer(int Status, string Page);

/// <summary>
/// Answers members who follow the links of their messages. Looking changes nothing, as programs look at links too; what a member asks for becomes an
/// event in the inbox. A token is believed only where it is signed by the database, and nobody learns from an answer why one isn't.
/// </summary>
/// <param name="database">Where the database is.</param>
/// <param name="planOf">Reads the programme in force there: asked for again once another version is.</param>
/// <param name="inbox">Where choices go.</param>
/// <param name="clock">The time.</param>
public sealed class LinkDesk(string database, Func<ProgrammePlan> planOf, ConsentInbox inbox, TimeProvider clock) : IDisposable
{
    private const int Good = 200;
    private const int Missing = 404;

    private readonly Lock _one = new();
    private readonly MessageBook _book = MessageBook.Open(database);
    private (ProgrammePlan Plan, long Version)? _programme;

    /// <summary>Shows the page of a link.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="token">Its token, not yet believed.</param>
    public LinkAnswer Show(LinkKind kind, string token)
    {
        lock (_one)
        {
            return Find(token) is not { } found ? Nothing
                : new(Good, kind == LinkKind.Preferences ? Preferences(found, isSaved: false)
                    : ConsentOf(found) is { } consent ? LinkPages.Question(found.Words, found.Plan.Programme, consent)
                    : LinkPages.Service(found.Words, found.Plan.Programme));
        }
    }

    /// <summary>Does what a member asks for with a link: also when it is asked again, once.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="token">Its token, not yet believed.</param>
    /// <param name="chosen">Of preferences: the columns of the consents that are given.</param>
    /// <exception cref="IOException">The inbox can't be written to.</exception>
    public LinkAnswer Take(LinkKind kind, string token, IReadOnlySet<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        lock (_one)
        {
            if (Find(token) is not { } found)
            {
                return Nothing;
            }

            if (kind == LinkKind.Preferences)
            {
                Change(found, "preferences", [.. found.Plan.Programme.Consents.Select(consent => (consent, chosen.Contains(consent.Column)))]);
                return new(Good, Preferences(found, isSaved: true));
            }

            if (ConsentOf(found) is not { } one)
            {
                return new(Good, LinkPages.Service(found.Words, found.Plan.Programme));
            }

            Change(found, "unsubscribe", [(one, false)]);
            return new(Good, LinkPages.Done(found.Words, found.Plan.Programme, one));
        }
    }

    /// <summary>What is answered where a request can't be dealt with now.</summary>
    public static LinkAnswer Later { get; } = new(503, LinkPages.Notice(LinkWords.Of(""), LinkWords.Of("").Later));

    /// <summary>What is answered to whatever is no link of a message.</summary>
    public static LinkAnswer Nothing { get; } = new(Missing, LinkPages.Notice(LinkWords.Of(""), LinkWords.Of("").Unknown));

    /// <inheritdoc/>
    public void Dispose() => _book.Dispose();

    private string Preferences(Found found, bool isSaved) => LinkPages.Preferences(
        found.Words, found.Plan.Programme, [.. found.Plan.Programme.Consents.Select(consent => (consent, IsGiven(found, consent)))], isSaved);

    private Found? Find(string token)
    {
        if (LinkToken.Read(token) is not { } named || _book.Find(named.Entry, named.Line) is not { } hand || !LinkToken.IsSignedBy(token, hand.LinkKey))
        {
            return null;
        }

        var plan = Plan();
        var state = new MemberCodec(plan).Read(hand.Member.Id, hand.Member.Index, hand.Member.State.Span, hand.Member.Sheet.Span);
        var language = plan.Programme.MemberFields.FirstOrDefault(field => field.Name == "language") is { } field && state.Has(field.Index)
            ? field.Type.Choices.IsEmpty ? state.FieldText(field.Index) ?? "" : field.Type.Choices[(int)state.FieldNumber(field.Index)] : "";
        return new(plan, hand.Message, state, LinkWords.Of(language));
    }

    private ProgrammePlan Plan()
    {
        var version = _book.Versions;
        if (_programme is not { } known || known.Version != version)
        {
            _programme = known = (planOf(), version);
        }

        return known.Plan;
    }

    private static Consent? ConsentOf(Found found)
    {
        var purpose = found.Message.PurposeIn(found.Plan.Programme);
        return found.Plan.Programme.Consents.FirstOrDefault(one => one.Purpose == purpose && one.Channel == found.Message.Channel);
    }

    /// <summary>Whether a consent is given: as the database has it, or the inbox where that is younger.</summary>
    private bool IsGiven(Found found, Consent consent)
    {
        var chosen = inbox.Latest(found.Member.Id, consent.Column);
        var known = found.Member.ConsentAt(consent.Index);
        return chosen is { } choice && (known == Model.Time.Instant.Never || choice.At > known.ToDateTimeOffset())
            ? choice.IsGiven : found.Member.HasConsentedTo(consent.Index);
    }

    /// <summary>Writes down what is other than it was; who asks again for the same has it already.</summary>
    private void Change(Found found, string what, IReadOnlyList<(Consent Consent, bool IsGiven)> wanted)
    {
        var changed = wanted.Where(one => IsGiven(found, one.Consent) != one.IsGiven).Select(one => (one.Consent.Column, one.IsGiven)).ToList();
        if (changed.Count > 0)
        {
            inbox.Add(found.Member.Id, $"{what} {DeliveryRun.KeyOf(found.Message)}", clock.GetUtcNow(), changed);
        }
    }

    /// <summary>A message whose link is believed.</summary>
    private sealed record Found(ProgrammePlan Plan, StoredMessage Message, MemberState Member, LinkWords Words);
}
