using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Binding;

/// <summary>Writes the values of a row where the names of their columns stand: wherever a value may stand, and wherever something is named
/// that the programme declares. What events, fields and people are called stays.</summary>
/// <param name="cellOf">The value of a column in the row; null for a word that is no column.</param>
/// <param name="columns">The names of the columns.</param>
/// <param name="draft">The programme so far.</param>
internal sealed class RowFilling(Func<NameSyntax, CellSyntax?> cellOf, ImmutableArray<string> columns, Draft draft)
{
    public ExampleClauseSyntax Clause(ExampleClauseSyntax clause) => clause switch
    {
        ExampleClauseSyntax.Given given => given with { Joined = Slot(given.Joined, "a day"), Details = new([.. given.Details.Select(Detail)]) },
        ExampleClauseSyntax.GivenCuts cuts => cuts with { Cuts = new([.. cuts.Cuts.Select(Value)]) },
        ExampleClauseSyntax.On on => on with
        {
            At = Moment(on.At), Record = Record(on.Record),
            Arrival = on.Arrival with { KnownAt = OptMoment(on.Arrival.KnownAt) },
        },
        ExampleClauseSyntax.Expect expect => expect with { Expectation = Expectation(expect.Expectation) },
        _ => clause,
    };

    private GivenSyntax Detail(GivenSyntax detail) => detail switch
    {
        GivenSyntax.Tier tier => tier with { Name = Name(tier.Name) },
        GivenSyntax.Used used => used with { Amount = Slot(used.Amount, "an amount of points"), Rule = Name(used.Rule) },
        GivenSyntax.Has has => has with { Amount = Slot(has.Amount, "an amount of points") },
        GivenSyntax.Arm arm => arm with { Journey = Name(arm.Journey) },
        GivenSyntax.Field field => field with { Value = Value(field.Value) },
        _ => detail,
    };

    private RecordSyntax Record(RecordSyntax record) => record with { Entries = new([.. record.Entries.Select(Entry)]) };

    private EntrySyntax Entry(EntrySyntax entry) => entry switch
    {
        EntrySyntax.Value value => value with { Literal = Value(value.Literal) },
        EntrySyntax.Lines lines => lines with { Records = new([.. lines.Records.Select(Record)]) },
        _ => entry,
    };

    private ExpectationSyntax Expectation(ExpectationSyntax expectation) => expectation switch
    {
        ExpectationSyntax.Earned earned => earned with { Amount = Slot(earned.Amount, "an amount of points"), By = new([.. earned.By.Select(Name)]) },
        ExpectationSyntax.Has has => has with { Amount = Slot(has.Amount, "an amount of points"), At = OptMoment(has.At) },
        ExpectationSyntax.Cut cut => cut with { Rule = Name(cut.Rule), Amount = Slot(cut.Amount, "an amount of points") },
        ExpectationSyntax.Moves moves => moves with { Segment = Name(moves.Segment), At = OptMoment(moves.At) },
        ExpectationSyntax.Reward reward => reward with { Name = Name(reward.Name) },
        ExpectationSyntax.IsTier tier => tier with { Tier = Name(tier.Tier), At = OptMoment(tier.At) },
        ExpectationSyntax.Starts starts => starts with { Journey = Name(starts.Journey), At = OptMoment(starts.At) },
        ExpectationSyntax.Finishes finishes => finishes with
        {
            Journey = Name(finishes.Journey), Outcome = Slot(finishes.Outcome, "a text"), At = OptMoment(finishes.At),
        },
        ExpectationSyntax.IsSent { Template: { } template } sent => sent with { Template = Slot(template, "a text"), At = OptMoment(sent.At) },
        ExpectationSyntax.IsSent sent => sent with { At = OptMoment(sent.At) },
        _ => expectation,
    };

    private MomentSyntax? OptMoment(MomentSyntax? moment) => moment is null ? null : Moment(moment);

    /// <summary>A day with a time may be one value of a row; a time that stands behind the column counts for rows without one.</summary>
    private MomentSyntax Moment(MomentSyntax moment) => Cell(moment.Date) is { } cell
        ? moment with { Date = cell.Value, Time = cell.Time ?? moment.Time } : moment with { Date = Slot(moment.Date, "a day") };

    /// <summary>Where only the name of a column can be a word.</summary>
    private LiteralSyntax Slot(LiteralSyntax literal, string wanted)
    {
        if (literal is WordSyntax word && Cell(word) is null)
        {
            draft.Names.ReportUnknown(PromiseDiagnostics.NoColumn, new(word.Text, word.Span), columns, Uses.Column, word.Text, wanted);
        }

        return Cell(literal)?.Value ?? literal;
    }

    private LiteralSyntax Value(LiteralSyntax literal)
    {
        if (Cell(literal) is not { } cell)
        {
            return literal;
        }

        if (cell.Time is not null)
        {
            draft.Findings.Report(PromiseDiagnostics.WrongCell, cell.Span, draft.Quote(cell.Span), "a value", draft.Quote(cell.Value.Span));
        }

        return cell.Value;
    }

    private NameSyntax Name(NameSyntax name)
    {
        switch (cellOf(name))
        {
            case null:
                return name;
            case { Value: WordSyntax word, Time: null }:
                return new(word.Text, word.Span);
            case { } cell:
                draft.Findings.Report(PromiseDiagnostics.WrongCell, cell.Span, draft.Quote(cell.Span), "a name", "Gold");
                return new("", cell.Span);
        }
    }

    private CellSyntax? Cell(LiteralSyntax literal) => literal is WordSyntax word ? cellOf(new(word.Text, word.Span)) : null;
}
