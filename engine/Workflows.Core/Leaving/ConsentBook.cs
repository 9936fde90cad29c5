using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Leaving;

/// <summary>What members consent to: each consent with the instant and the version of the text under which it was given or withdrawn.</summary>
internal static class ConsentBook
{
    /// <summary>
    /// Takes the consents out of an event that tells of the member. One that is told again under the same text stays as old as it is;
    /// under another text it is given anew.
    /// </summary>
    public static void Take(Programme programme, MemberState member, EventRecord record, StepOutput output)
    {
        var type = programme.EventTypes[record.Type];
        var version = type.FieldNamed(Consent.TextColumn) is { } field && record.Has(field.Index) ? record.Texts[field.Index] : null;
        foreach (var consent in programme.Consents)
        {
            if (type.FieldNamed(consent.Column) is not { } told || !record.Has(told.Index))
            {
                continue;
            }

            var isGiven = member.HasConsentedTo(consent.Index);
            if (record.Numbers[told.Index] == 0)
            {
                Note(isGiven, EffectKind.ConsentWithdrawn, member, consent, record.At, version, output);
            }
            else
            {
                var isNew = !isGiven || (version is not null && version != member.ConsentTexts[consent.Index]);
                Note(isNew, EffectKind.ConsentGiven, member, consent, record.At, version, output);
            }
        }
    }

    /// <summary>Who leaves wants to hear nothing more, and says it anew on coming back.</summary>
    public static void WithdrawAll(Programme programme, MemberState member, Instant at, StepOutput output)
    {
        foreach (var consent in programme.Consents)
        {
            Note(member.HasConsentedTo(consent.Index), EffectKind.ConsentWithdrawn, member, consent, at, null, output);
        }
    }

    private static void Note(
        bool isChange, EffectKind kind, MemberState member, Consent consent, Instant at, string? version, StepOutput output)
    {
        if (!isChange)
        {
            return;
        }

        var bit = 1UL << consent.Index;
        member.Consents = kind == EffectKind.ConsentGiven ? member.Consents | bit : member.Consents & ~bit;
        member.ConsentTimes[consent.Index] = at.Micros;
        member.ConsentTexts[consent.Index] = version;
        output.Add(kind, at, subject: consent.Index, text: version);
    }
}
