using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Examples: who is given, what happens, and what is expected.</summary>
internal sealed class ExampleBinder(
    Draft draft, ValueBinder values, GivenBinder givens, ExpectationBinder expectations, bool joinsByFirstEvent)
{
    private readonly TableBinder _tables = new(draft);

    /// <summary>The example, or one for each row of its table.</summary>
    public IEnumerable<Example> Examples(ExampleSyntax syntax) =>
        _tables.Rows(syntax).Select(one => Example(one.Example) with { Row = one.Row });

    private Example Example(ExampleSyntax syntax)
    {
        var members = ImmutableArray.CreateBuilder<ExampleMember>();
        var steps = ImmutableArray.CreateBuilder<ExampleStep>();
        var cuts = ImmutableArray.CreateBuilder<GivenCuts>();
        var names = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var clause in syntax.Clauses)
        {
            switch (clause)
            {
                case ExampleClauseSyntax.Given given:
                    if (!names.TryAdd(given.Member.Text, given.Member.Span))
                    {
                        draft.Findings.ReportWith(NameDiagnostics.DuplicateName, given.Member.Span,
                            ("first declared here", names[given.Member.Text]), "member", given.Member.Text);
                    }

                    draft.Names.Note(given.Member, names[given.Member.Text], Uses.Person);
                    members.Add(givens.Member(given));
                    break;
                case ExampleClauseSyntax.GivenCuts given:
                    cuts.AddRange(givens.Cuts(given));
                    break;
                case ExampleClauseSyntax.On on:
                    steps.Add(Happens(on, names));
                    break;
                case ExampleClauseSyntax.Expect expect when expectations.Bind(expect.Expectation, names) is { } step:
                    steps.Add(step);
                    break;
            }
        }

        return new(syntax.Title.Value, members.ToImmutable(), steps.ToImmutable(), syntax.Title.Span) { Cuts = cuts.ToImmutable() };
    }

    private ExampleStep.Happens Happens(ExampleClauseSyntax.On syntax, Dictionary<string, SourceSpan> names)
    {
        var at = expectations.Moment(syntax.At);
        var index = draft.Names.Resolve(NameKind.Event, syntax.Event);
        if (joinsByFirstEvent || index == BuiltInEvents.Joined)
        {
            names.TryAdd(syntax.Member.Text, syntax.Member.Span);
        }

        expectations.Known(syntax.Member, names);
        if (index is null)
        {
            return new(at, syntax.Member.Text, 0, [], null, null, syntax.Span);
        }

        var type = draft.EventTypes[index.Value];
        var record = Record(syntax.Record, type.Fields, type.Name, new(names, at.Day));
        if (index == BuiltInEvents.HouseholdJoined && record is [{ Text: { } household }])
        {
            // What a household has can be expected under its name.
            names.TryAdd(household, syntax.Span);
        }

        return new(
            at, syntax.Member.Text, type.Index, record, syntax.Arrival.Replaces?.Value,
            syntax.Arrival.KnownAt is { } known ? expectations.Moment(known) : null, syntax.Span);
    }

    private ImmutableArray<ExampleValue> Record(
        RecordSyntax syntax, ImmutableArray<Field> fields, string owner, Telling telling)
    {
        var found = ImmutableArray.CreateBuilder<ExampleValue>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in syntax.Entries)
        {
            if (!given.Add(entry.Name.Text))
            {
                draft.Findings.Report(DeclarationDiagnostics.SaidTwice, entry.Name.Span, entry.Name.Text);
            }
            else if (givens.FieldOf(fields, entry.Name, $"`{owner}`") is { } field && Value(entry, field, telling) is { } value)
            {
                found.Add(value);
            }
        }

        var missing = fields.Where(field => !field.Type.IsOptional && field.Default is null && field.DefaultText is null && !given.Contains(field.Name)).ToList();
        foreach (var field in missing)
        {
            draft.Findings.Report(Diagnostic.Of(EvaluationDiagnostics.ValueMissing, syntax.Span, owner, field.Name)
                with { Fixes = SampleValues.Add(draft.Findings, syntax.Span, missing) is { } fix ? [fix] : [] });
        }

        return found.ToImmutable();
    }

    private ExampleValue? Value(EntrySyntax entry, Field field, Telling telling)
    {
        if (entry is EntrySyntax.Value { Literal: WordSyntax word } && field.Type.Kind == DataKind.Member && telling.Names.TryGetValue(word.Text, out var declared))
        {
            draft.Names.Note(new(word.Text, word.Span), declared, Uses.Person);
        }

        switch (entry)
        {
            case EntrySyntax.Value value when values.Of(value.Literal, field.Name, field.Type, telling.Day) is var (number, text):
                return new(field.Index, number, text, []);
            case EntrySyntax.Lines lines when field.Type.Kind == DataKind.Lines:
                return new(field.Index, 0, null, [.. lines.Records.Select(record => Record(record, field.Type.LineFields, field.Name, telling))]);
            case EntrySyntax.Lines when field.Type.Kind != DataKind.Unknown:
                draft.Findings.Report(TypeDiagnostics.WrongType, entry.Span, field.Name, Types.InWords(field.Type), "no list",
                    "write a single value");
                return null;
            default:
                return null;
        }
    }

    /// <summary>What an event of an example may name, and on which local day it tells it.</summary>
    private sealed record Telling(Dictionary<string, SourceSpan> Names, int Day);
}
