using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Members of examples, before anything happens.</summary>
internal sealed class GivenBinder(Draft draft, ValueBinder values)
{
    public ExampleMember Member(ExampleClauseSyntax.Given syntax)
    {
        var member = new ExampleMember(syntax.Member.Text, LiteralBinder.DayOf(syntax.Joined.Value), syntax.Span);
        foreach (var detail in syntax.Details)
        {
            member = With(member, detail);
        }

        return member;
    }

    private ExampleMember With(ExampleMember member, GivenSyntax detail)
    {
        switch (detail)
        {
            case GivenSyntax.Tier tier when draft.Names.Resolve(NameKind.Tier, tier.Name) is { } index:
                return member with { Tiers = member.Tiers.Add(draft.Tiers[index]) };
            case GivenSyntax.Used used when draft.Names.Resolve(NameKind.Rule, used.Rule) is { } rule
                && values.Points(used.Amount) is var (currency, points):
                return member with { Used = member.Used.Add((rule, currency, points)) };
            case GivenSyntax.Has has when values.Points(has.Amount) is var (currency, points):
                return member with { Balances = member.Balances.Add((currency, points)) };
            case GivenSyntax.Arm arm when draft.Names.Resolve(NameKind.Journey, arm.Journey) is { } journey:
                return member with { Arms = member.Arms.Add((journey, arm.HeldOut)) };
            case GivenSyntax.ConsentToNothing:
                return member with { Consents = [] };
            case GivenSyntax.Field field when FieldOf(draft.MemberFields, field.Name, "the member") is { } found
                && values.Of(field.Value, found.Name, found.Type) is var (number, text):
                return member with { Fields = member.Fields.Add((found.Index, number, text)) };
            default:
                return member;
        }
    }

    /// <summary>The field of a name, or null after saying that there is none.</summary>
    public Field? FieldOf(ImmutableArray<Field> fields, NameSyntax name, string owner)
    {
        if (fields.FirstOrDefault(field => field.Name == name.Text) is { } found)
        {
            draft.Names.Note(name, found.Span, Uses.Field);
            return found;
        }

        draft.Names.ReportUnknown(NameDiagnostics.UnknownField, name, [.. fields.Select(field => field.Name)], "field there", owner,
            name.Text);
        return null;
    }
}
