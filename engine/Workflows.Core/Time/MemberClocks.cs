using System.Collections.Concurrent;
using Workflows.Core.Members;
using Workflows.Model.Programmes;

namespace Workflows.Core.Time;

/// <summary>
/// By whose clock members are written to: by that of the zone in which they live where the programme asks for it and it is known, else by the
/// programme's. All else, days of rules, periods, the ends of points, goes by the programme's. A calendar of 0.6 MB is made for each zone that occurs.
/// </summary>
public sealed class MemberClocks
{
    private readonly Calendar _usual;
    private readonly int _field;

    // The same zone has the same calendar whoever asks first.
    private readonly ConcurrentDictionary<string, Calendar> _calendars = new(StringComparer.Ordinal);

    internal MemberClocks(Programme programme, Calendar usual) => (_usual, _field) = (
        usual, programme.MemberFields.FirstOrDefault(field => field.Name == programme.Messages.Zone)?.Index ?? -1);

    /// <summary>The calendar by which a member is written to.</summary>
    /// <param name="member">The member.</param>
    public Calendar Of(MemberState member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _field < 0 || !member.Has(_field) ? _usual : In(member.FieldText(_field));
    }

    /// <summary>The calendar of a zone; the programme's where there is no such zone.</summary>
    /// <param name="zone">IANA name; null for none.</param>
    public Calendar In(string? zone) => zone is null || !Calendar.HasZone(zone) ? _usual : _calendars.GetOrAdd(zone, static name => new Calendar(name));
}
