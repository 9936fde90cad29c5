using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Members of examples, before anything happens.</summary>
internal sealed class GivenBinder(Draft draft, ValueBinder values, LiteralBinder literals)
{
    public ExampleMember Member(ExampleClauseSyntax.Given syntax)
    {
        var member = new ExampleMember(syntax.Member.Text, values.Day(syntax.Joined), syntax.Span);
        foreach (var detail in syntax.Details)
        {
            member = With(member, detail);
        }

        return member;
    }

    /// <summary>The cuts of a segment's or of one measure's rankings, one for each in the order of the text.</summary>
    public IEnumerable<GivenCuts> Cuts(ExampleClauseSyntax.GivenCuts syntax)
    {
        var rankings = RankingsOf(syntax);
        var wanted = rankings.Sum(ranking => ranking.Shares.Length);
        var given = syntax.Cuts.Select(literals.Bind).ToList();
        if (rankings.Count == 0 || given.Exists(one => one.Type.Kind == DataKind.Unknown))
        {
            yield break;
        }

        var next = 0;
        foreach (var ranking in given.Count == wanted ? rankings : [])
        {
            var type = ranking.Value.Type.Kind == DataKind.Duration ? DataType.Date : ranking.Value.Type;
            var values = ImmutableArray.CreateBuilder<Fraction>();
            for (var end = next + ranking.Shares.Length; next < end; next++)
            {
                if (LiteralBinder.AsPoints(given[next], type) is Expression.Number number && Types.Match(number.Type, type)
                    && (values.Count == 0 || values[^1] <= number.Value))
                {
                    values.Add(number.Value);
                }
            }

            if (values.Count == ranking.Shares.Length)
            {
                yield return new(ranking.Index, values.ToImmutable(), syntax.Span);
                wanted -= values.Count;
            }
        }

        if (wanted > 0)
        {
            var of = syntax.Measure is null ? syntax.Of.Text : $"{syntax.Of.Text}.{syntax.Measure.Text}";
            draft.Findings.Report(RankingDiagnostics.GivenCuts, syntax.Span, of,
                rankings.Sum(ranking => ranking.Shares.Length) == 1 ? "one cut" : $"{rankings.Sum(ranking => ranking.Shares.Length)} cuts",
                given.Count == 1 ? $"{draft.Quote(syntax.Cuts[0].Span)} is" : "others are");
        }
    }

    private List<Ranking> RankingsOf(ExampleClauseSyntax.GivenCuts syntax)
    {
        if (syntax.Measure is { } measure)
        {
            if (draft.Names.Resolve(NameKind.Bands, syntax.Of) is not { } bands || draft.BandSets[bands].Rankings.IsEmpty)
            {
                return [];
            }

            if (BandSet.Measures.IndexOf(measure.Text) is >= 0 and var which)
            {
                return [draft.Rankings[draft.BandSets[bands].Rankings[which]]];
            }

            draft.Names.ReportUnknown(NameDiagnostics.UnknownField, measure, BandSet.Measures, "measure there", $"`{syntax.Of.Text}`", measure.Text);
            return [];
        }

        if (draft.Names.Resolve(NameKind.Segment, syntax.Of) is null)
        {
            return [];
        }

        var own = draft.Rankings.Where(one => one.Kind == RankingKind.Share
            && (one.Name == syntax.Of.Text || one.Name.StartsWith($"{syntax.Of.Text} ", StringComparison.Ordinal))).ToList();
        if (own.Count == 0)
        {
            draft.Findings.Report(RankingDiagnostics.GivenCuts, syntax.Span, syntax.Of.Text, "no cuts", "there are some");
        }

        return own;
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
