using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Words and words with dots: fields, named values and measures.</summary>
internal sealed class PathBinder(Draft draft)
{
    /// <summary>The member's own name in the language.</summary>
    public const string Member = "member";

    /// <summary>Words of the language that stand where a name could.</summary>
    private static readonly ImmutableArray<string> ValueWords = [Member, "hour", "weekday", "today", "known"];

    /// <summary>Whether a path stands for the member itself.</summary>
    public static bool IsMember(ExpressionSyntax syntax) => syntax is ExpressionSyntax.Path { Parts: { Count: 1 } parts }
        && parts[0].Text == Member;

    /// <summary>The single word of a path, or null.</summary>
    public static NameSyntax? WordOf(ExpressionSyntax syntax) => syntax is ExpressionSyntax.Path { Parts: { Count: 1 } parts } ? parts[0]
        : null;

    /// <summary>Whether a single word stands for a value here.</summary>
    public bool IsValue(NameSyntax word, Surroundings at) =>
        at.Event?.FieldNamed(word.Text) is not null
        || draft.Names.Find(NameKind.Let, word.Text) is not null
        || draft.Names.Find(NameKind.Measure, word.Text) is not null
        || word.Text == Member;

    public Expression Bind(ExpressionSyntax.Path path, Surroundings at) =>
        path.Parts.Count switch
        {
            0 => Bound.Nothing(path.Span),
            1 => Word(path.Parts[0], at),
            _ => Dotted(path, at),
        };

    private Expression Word(NameSyntax word, Surroundings at)
    {
        if (at.Event?.FieldNamed(word.Text) is { } field)
        {
            draft.Names.Note(word, field.Span, Uses.Field);
            return new Expression.EventField(field, word.Span);
        }

        if (draft.Names.Find(NameKind.Let, word.Text) is not null)
        {
            return Named(word, draft.Names.Resolve(NameKind.Let, word)!.Value, at);
        }

        if (draft.Names.Find(NameKind.Measure, word.Text) is not null)
        {
            return Measure(word, draft.Names.Resolve(NameKind.Measure, word)!.Value, at);
        }

        if (word.Text == Member)
        {
            draft.Findings.Report(TypeDiagnostics.FieldNeeded, word.Span, Member, draft.MemberFields.FirstOrDefault()?.Name ?? "birthday");
        }
        else
        {
            Unknown(word, at);
        }

        return Bound.Nothing(word.Span);
    }

    private Expression Named(NameSyntax word, int let, Surroundings at)
    {
        if (draft.Lets[let] is not { } info || info.Value.Type.Kind == DataKind.Unknown)
        {
            return Bound.Nothing(word.Span);
        }

        if (info.IsFixed)
        {
            return info.Value with { Span = word.Span };
        }

        if ((info.AsksMember && !at.HasMember) || (info.AsksClock && !at.HasClock))
        {
            return NotHere(word.Span, at);
        }

        return new Expression.Named(let, info.Value.Type, word.Span);
    }

    private Expression Measure(NameSyntax word, int measure, Surroundings at)
    {
        if (!at.IsFigure)
        {
            draft.Findings.Report(TypeDiagnostics.OnlyInMeasures, word.Span, word.Text, "ask about the member");
            return Bound.Nothing(word.Span);
        }

        if (draft.IsMeasureOfJourney[measure] && !at.IsOfJourney)
        {
            draft.Findings.Report(
                FollowUpDiagnostics.WhichJourney, word.Span, word.Text, draft.Names.Of(NameKind.Journey).FirstOrDefault("JOURNEY"));
            return Bound.Nothing(word.Span);
        }

        return new Expression.Figure(FigureKind.Measure, new() { Measure = measure }, draft.MeasureTypes[measure], word.Span);
    }

    private Expression Dotted(ExpressionSyntax.Path path, Surroundings at)
    {
        var (owner, field) = (path.Parts[0], path.Parts[1]);
        if (path.Parts.Count > 2)
        {
            draft.Findings.Report(NameDiagnostics.UnknownField, path.Parts[2].Span, $"`{owner.Text}.{field.Text}`", path.Parts[2].Text,
                "write one dot only");
            return Bound.Nothing(path.Span);
        }

        if (owner.Text == Member)
        {
            return at.HasMember
                ? Field(draft.MemberFields, "the member", field, found => new Expression.MemberField(found, path.Span))
                : NotHere(path.Span, at);
        }

        if (owner.Text == at.Line)
        {
            draft.Names.Note(owner, at.LineDeclared, Uses.Line);

            // Of what couldn't be understood nobody knows the fields.
            if (at.IsEventUnknown)
            {
                return Bound.Nothing(path.Span);
            }

            return Field(at.LineFields, $"`{owner.Text}`", field, found => new Expression.LineField(found, path.Span));
        }

        if (owner.Text == at.Event?.Name)
        {
            draft.Names.Note(owner, at.Event.Span, at.Event.IsMarket ? NameKind.MarketEvent.InWords() : NameKind.Event.InWords());
            return Field(at.Event.Fields, $"`{owner.Text}`", field, found => new Expression.EventField(found, path.Span));
        }

        if (draft.Names.Find(NameKind.Bands, owner.Text) is not null)
        {
            return Band(owner, field, path.Span, at);
        }

        if (draft.Names.Find(NameKind.Event, owner.Text) is not null)
        {
            draft.Findings.Report(TypeDiagnostics.NotHere, path.Span, draft.Quote(path.Span), at.Place,
                $"write for example `last {owner.Text}.{field.Text}` or `sum of {owner.Text}.{field.Text} over last 30 days`");
        }
        else if (!at.IsEventUnknown)
        {
            ImmutableArray<string?> owners = [at.HasMember ? Member : null, at.Line, at.Event?.Name, .. draft.Names.Of(NameKind.Event)];
            draft.Names.ReportUnknown(NameDiagnostics.UnknownWord, owner, [.. owners.OfType<string>()], "event", owner.Text);
        }

        return Bound.Nothing(path.Span);
    }

    private Expression Band(NameSyntax owner, NameSyntax measure, SourceSpan place, Surroundings at)
    {
        var bands = draft.BandSets[draft.Names.Resolve(NameKind.Bands, owner)!.Value];
        if (BandSet.Measures.IndexOf(measure.Text) is >= 0 and var which)
        {
            return !at.HasMember ? NotHere(place, at)
                : bands.Rankings.IsEmpty ? Bound.Nothing(place)
                : new Expression.Band(bands.Rankings[which], place);
        }

        draft.Names.ReportUnknown(NameDiagnostics.UnknownField, measure, BandSet.Measures, "measure there", $"`{owner.Text}`", measure.Text);
        return Bound.Nothing(place);
    }

    private Expression Field(ImmutableArray<Field> fields, string owner, NameSyntax name, Func<Field, Expression> bind)
    {
        if (fields.FirstOrDefault(field => field.Name == name.Text) is { } found)
        {
            draft.Names.Note(name, found.Span, Uses.Field);
            return bind(found);
        }

        draft.Names.ReportUnknown(NameDiagnostics.UnknownField, name, [.. fields.Select(field => field.Name)], "field there", owner,
            name.Text);
        return Bound.Nothing(name.Span);
    }

    private Expression NotHere(SourceSpan place, Surroundings at)
    {
        draft.Findings.Report(TypeDiagnostics.NotHere, place, draft.Quote(place), at.Place,
            at.IsFigure ? "write a `measure`, or ask within `share of members where …`" : "ask about the member after `when`");
        return Bound.Nothing(place);
    }

    private void Unknown(NameSyntax word, Surroundings at)
    {
        if (at.IsEventUnknown)
        {
            return;
        }

        var whole = at.LineFields.Any(field => field.Name == word.Text) ? $"{at.Line}.{word.Text}"
            : at.HasMember && draft.MemberFields.Any(field => field.Name == word.Text) ? $"{Member}.{word.Text}"
            : null;
        if (whole is not null)
        {
            draft.Findings.Report(Diagnostic.Of(NameDiagnostics.UnknownWord, word.Span, word.Text, $"did you mean `{whole}`?")
                with { Fixes = [new($"write `{whole}`", word.Span, whole)] });
            return;
        }

        ImmutableArray<string> values =
        [
            .. at.Event?.Fields.Select(field => field.Name) ?? [],
            .. draft.Names.Of(at.IsFigure ? NameKind.Measure : NameKind.Let),
        ];
        if (Spelling.Near(word.Text, values).IsEmpty && Spelling.Closest(word.Text, ValueWords) is { } meant)
        {
            draft.Names.Suggest(word, values, "value of that name");
            draft.Findings.Report(Diagnostic.Of(NameDiagnostics.UnknownWord, word.Span, word.Text, $"did you mean `{meant}`?")
                with { Fixes = [new($"write `{meant}`", word.Span, meant)] });
            return;
        }

        draft.Names.ReportUnknown(NameDiagnostics.UnknownWord, word, values, "value of that name", word.Text);
    }
}
