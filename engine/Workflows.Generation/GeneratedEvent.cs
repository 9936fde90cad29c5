namespace Workflows.Generation;

/// <summary>One field of a generated event.</summary>
/// <param name="Name">The field's name, as the programme's event type or member block spells it.</param>
/// <param name="Value">Its value.</param>
public sealed record GeneratedField(string Name, GeneratedValue Value);

/// <summary>Something that a simulated member did, or that happened on the market.</summary>
/// <param name="Type">Joined, Purchase, Refund, BillPaid, ServiceCase, Survey, ReferralJoined or CompetitorOffer.</param>
/// <param name="Member">The member, such as M000123; also the surrogate that decides hold-out arms. Empty for news of the market.</param>
/// <param name="At">Microseconds UTC since 1970-01-01, always a whole second.</param>
/// <param name="Key">The event's key, unique within its type.</param>
/// <param name="Fields">The fields in the order in which they are written; an optional field without a value is left out.</param>
public sealed record GeneratedEvent(string Type, string Member, long At, string Key, IReadOnlyList<GeneratedField> Fields);
