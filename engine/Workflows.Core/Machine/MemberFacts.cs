using Workflows.Core.Leaving;
using Workflows.Core.Members;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Machine;

/// <summary>What the built-in events tell of a member.</summary>
internal static class MemberFacts
{
    /// <summary>Takes fields and consents out of an event; what it doesn't tell stays as it was, or gets its default.</summary>
    public static void Take(Programme programme, MemberState member, EventRecord record, StepOutput output)
    {
        var isTold = record.Type is BuiltInEvents.Joined or BuiltInEvents.Updated;
        foreach (var field in programme.MemberFields)
        {
            var told = isTold ? programme.EventTypes[record.Type].FieldNamed(field.Name) : null;
            if (told is not null && record.Has(told.Index))
            {
                Set(member, field.Index, record.Numbers[told.Index], record.Texts[told.Index]);
            }
            else if (!member.Has(field.Index) && (field.Default is not null || field.DefaultText is not null))
            {
                Set(member, field.Index, field.Default ?? 0, field.DefaultText);
            }
        }

        if (isTold)
        {
            ConsentBook.Take(programme, member, record, output);
        }
    }

    /// <summary>The currency that a redemption spends: the one it names, or the first that can be spent; -1 for none.</summary>
    public static int SpentCurrency(Programme programme, EventRecord record)
    {
        var field = programme.EventTypes[BuiltInEvents.Redeemed].FieldNamed("currency")!;
        var named = record.Has(field.Index) ? record.Texts[field.Index] : null;
        foreach (var currency in programme.Currencies)
        {
            if (!currency.IsStatus && (named is null || named == currency.Name))
            {
                return currency.Index;
            }
        }

        return -1;
    }

    /// <summary>How many points a redemption spends.</summary>
    public static long SpentPoints(Programme programme, EventRecord record) =>
        record.Numbers[programme.EventTypes[BuiltInEvents.Redeemed].FieldNamed("points")!.Index];

    private static void Set(MemberState member, int field, long number, string? text)
    {
        member.FieldNumbers[field] = number;
        member.FieldTexts[field] = text;
        member.FieldsKnown |= 1UL << field;
    }
}
