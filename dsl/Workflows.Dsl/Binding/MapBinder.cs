using System.Collections.Immutable;
using System.Globalization;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>How files of other programs are read.</summary>
internal sealed class MapBinder(Draft draft, ValueBinder values)
{
    private const string At = "at";
    private const string ReceivedAt = "received_at";
    private const string Key = "key";
    private const string Replaces = "replaces";

    public InputMap Map(MapSyntax syntax)
    {
        var index = draft.Names.Resolve(NameKind.Event, NameKind.MarketEvent, syntax.Event)?.Index;
        var type = index is null ? null : draft.EventTypes[index.Value];
        var group = draft.Findings.One<MapClauseSyntax.GroupBy>(syntax.Clauses.Nodes);
        if (group is not null && type?.Fields.Any(field => field.Type.Kind == DataKind.Lines) == false)
        {
            draft.Findings.Report(EvaluationDiagnostics.GroupWithoutList, group.Span, type.Name);
        }

        return new(
            syntax.Name.Text, index ?? 0, Entries(syntax, type, group is not null), Conditions(syntax), group?.Column.Value,
            draft.Findings.One<MapClauseSyntax.KeyFrom>(syntax.Clauses.Nodes)?.Source, syntax.Name.Span);
    }

    private static ImmutableArray<MapCondition> Conditions(MapSyntax syntax) =>
    [
        .. syntax.Clauses.OfType<MapClauseSyntax.OnlyWhere>()
            .Select(only => new MapCondition(only.Column.Value, [.. only.Values.Select(value => value.Value)], only.Span)),
    ];

    private ImmutableArray<MapEntry> Entries(MapSyntax syntax, EventType? type, bool isGrouped)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var clause in syntax.Clauses)
        {
            var entry = clause switch
            {
                MapClauseSyntax.From from => From(from, type, isGrouped),
                MapClauseSyntax.Is fixedValue => Is(fixedValue, type),
                _ => null,
            };
            if (entry is null)
            {
                continue;
            }

            if (entries.FirstOrDefault(one => one.Target == entry.Target) is { } first)
            {
                draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, entry.Span, ("said first here", first.Span), entry.Target);
            }

            entries.Add(entry);
        }

        return entries.ToImmutable();
    }

    private MapEntry From(MapClauseSyntax.From syntax, EventType? type, bool isGrouped)
    {
        if (ListOf(syntax.Target, type) is { } list)
        {
            draft.Names.Note(syntax.Target.Parts[0], list.Span, Uses.Field);
            CheckList(syntax, list, isGrouped);
        }
        else if (type is not null && IsWord(syntax.Target, Key))
        {
            CheckKey(syntax.Target, type);
        }
        else
        {
            Target(syntax.Target, type);
        }

        return new(Words(syntax.Target), [.. syntax.Columns.Select(column => column.Value)], null, syntax.Format?.Value, syntax.Span);
    }

    private MapEntry? Is(MapClauseSyntax.Is syntax, EventType? type)
    {
        if (IsWord(syntax.Target, Key))
        {
            var field = type?.Fields.FirstOrDefault(field => field.IsKey)?.Name ?? Key;
            draft.Findings.Report(
                EvaluationDiagnostics.FillTarget, syntax.Target.Span, Key, $"name the column that tells events apart: `{field} from \"COLUMN\"`");
            return null;
        }

        var target = ListOf(syntax.Target, type) is { } list ? Unfillable(syntax.Target, list, "") : Target(syntax.Target, type);
        if (target is { Currencies.IsEmpty: false } && syntax.Value is AmountSyntax amount && ToldMoneyBinder.Is(amount, target))
        {
            return values.Told.Units(amount, Words(syntax.Target)) is null ? null : Entry(Written(amount));
        }

        if (target is null || values.Of(syntax.Value, Words(syntax.Target), target) is not { } value)
        {
            return null;
        }

        // Where several currencies may come, a number alone would say nothing.
        return Entry(value.Text ?? (target.Currencies.IsEmpty || syntax.Value is not AmountSyntax own ? Fixed(syntax.Value, value.Number, target) : Written(own)));

        MapEntry Entry(string text) => new(Words(syntax.Target), [], text, null, syntax.Span);
    }

    private static string Written(AmountSyntax amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Number} {amount.Unit.Text}");

    // A fixed value as an event file would hold it.
    private static string Fixed(LiteralSyntax literal, long number, DataType type) => literal switch
    {
        WordSyntax word => word.Text,
        YesNoSyntax yesNo => yesNo.Value ? "yes" : "no",
        DateSyntax date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Model.Numbers.Fraction.Of(number, type.Scale).ToString(),
    };

    private static string Words(ExpressionSyntax.Path path) => string.Join('.', path.Parts.Select(part => part.Text));

    // The type of what is filled, or null after saying that there is nothing to fill.
    private DataType? Target(ExpressionSyntax.Path path, EventType? type)
    {
        if (type is null || path.Parts.Count == 0)
        {
            return null;
        }

        var name = path.Parts[0];
        if (path.Parts.Count == 1 && type.FieldNamed(name.Text) is { } field)
        {
            draft.Names.Note(name, field.Span, Uses.Field);
            return field.Type;
        }

        if (path.Parts.Count == 1 && name.Text is PathBinder.Member or At or ReceivedAt or Replaces)
        {
            return name.Text is PathBinder.Member or Replaces ? DataType.Text : DataType.Date;
        }

        var list = path.Parts.Count == 2 ? type.FieldNamed(name.Text) : null;
        if (list?.Type.Kind != DataKind.Lines)
        {
            draft.Names.ReportUnknown(
                NameDiagnostics.UnknownField, name, [.. type.Fields.Select(one => one.Name), PathBinder.Member, At, ReceivedAt, Key, Replaces], "field there",
                $"`{type.Name}`", name.Text);
            return null;
        }

        var part = path.Parts[1];
        draft.Names.Note(name, list.Span, Uses.Field);
        if (list.Type.LineFields.FirstOrDefault(one => one.Name == part.Text) is { } inner)
        {
            draft.Names.Note(part, inner.Span, Uses.Field);
            return inner.Type;
        }

        draft.Names.ReportUnknown(
            NameDiagnostics.UnknownField, part, [.. list.Type.LineFields.Select(one => one.Name)], "field there", $"`{name.Text}`",
            part.Text);
        return null;
    }

    private static bool IsWord(ExpressionSyntax.Path path, string word) => path.Parts.Count == 1 && path.Parts[0].Text == word;

    // The field with lines that a path names as a whole.
    private static Field? ListOf(ExpressionSyntax.Path path, EventType? type) =>
        path.Parts.Count == 1 && type?.FieldNamed(path.Parts[0].Text) is { Type.Kind: DataKind.Lines } list ? list : null;

    // A JSON list stands in one place, in one record.
    private void CheckList(MapClauseSyntax.From syntax, Field list, bool isGrouped)
    {
        if (isGrouped)
        {
            Unfillable(syntax.Target, list, "leave out `group by`, or ");
        }
        else if (syntax.Columns.Count > 1 || syntax.Format is not null)
        {
            Unfillable(syntax.Target, list, $"name the one place of a JSON list: `{list.Name} from \"PATH\"`; or ");
        }
    }

    // A type that has a field for its key says there where the key comes from.
    private void CheckKey(ExpressionSyntax.Path target, EventType type)
    {
        if (type.Fields.FirstOrDefault(field => field.IsKey) is { } field)
        {
            draft.Findings.Report(Diagnostic.Of(
                EvaluationDiagnostics.FillTarget, target.Span, Key, $"fill the field that is the key: `{field.Name} from \"COLUMN\"`")
                with { Fixes = [Changes.Write(target.Span, field.Name)] });
        }
    }

    private DataType? Unfillable(ExpressionSyntax.Path path, Field list, string advice)
    {
        draft.Findings.Report(EvaluationDiagnostics.FillTarget, path.Span, list.Name,
            $"{advice}fill the fields of its lines: `{list.Name}.{list.Type.LineFields.FirstOrDefault()?.Name ?? "name"} from \"COLUMN\"`");
        return null;
    }
}
