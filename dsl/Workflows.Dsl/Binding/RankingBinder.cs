using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Rankings of segments by share and of bands.</summary>
internal sealed class RankingBinder(Draft draft, ExpressionBinder values)
{
    private readonly RecordBinder _records = new(draft, values);
    private readonly WindowBinder _windows = new(draft);

    /// <summary>When cuts are found anew; null for never.</summary>
    public static RefreshTime? Refresh(RefreshSyntax? syntax) =>
        syntax is null ? null : new(syntax.Every, (int)(syntax.At.Value.ToTimeSpan().Ticks / TimeSpan.TicksPerMinute));

    /// <summary><c>VALUE is in top 10% of members</c>.</summary>
    /// <param name="value">What is ranked by.</param>
    /// <param name="test">The share.</param>
    /// <param name="at">Where it is written.</param>
    /// <param name="place">Where the whole test is written.</param>
    public Bound Share(Expression value, TestSyntax.InShare test, Surroundings at, SourceSpan place)
    {
        var share = Fraction.Of(test.Share.Percent) / Fraction.Of(100);
        var isShare = share > Fraction.Zero && share < Fraction.One;
        if (!isShare)
        {
            draft.Findings.Report(RankingDiagnostics.NoShare, test.Share.Span, draft.Quote(test.Share.Span));
        }

        if (at.Segment is not { } segment)
        {
            draft.Findings.Report(RankingDiagnostics.ShareElsewhere, place, at.Place);
            return Bound.Broken(place);
        }

        if (Refresh(segment.Refresh) is not { } refresh)
        {
            draft.Findings.Report(RankingDiagnostics.NeverRefreshed, segment.Name.Span, segment.Name.Text);
            return Bound.Broken(place);
        }

        if (!isShare || !IsRanked(value))
        {
            return Bound.Broken(place);
        }

        var index = draft.Rankings.Count;
        var number = draft.Rankings.Count(one => one.Name == segment.Name.Text || one.Name.StartsWith($"{segment.Name.Text} ", StringComparison.Ordinal));
        string Named(string name) => number == 0 ? name : $"{name} {number + 1}";
        draft.Rankings.Add(new(Named(segment.Name.Text), index, RankingKind.Share, value, refresh, place)
        {
            IsBottom = test.IsBottom, Shares = [share], Was = segment.Name.Was is { } was ? Named(was.Text) : null,
        });
        return Bound.Of(new Expression.InShare(index, place));
    }

    /// <summary>Whether members can be ranked by a value; says why not.</summary>
    public bool IsRanked(Expression value)
    {
        if (value.Type.Kind == DataKind.Unknown)
        {
            return false;
        }

        var isAverage = values.IsAverage(value);
        if (value.Type.IsNumeric && !isAverage)
        {
            return true;
        }

        draft.Findings.Report(RankingDiagnostics.NotRanked, value.Span, draft.Quote(value.Span), isAverage ? "an average" : Types.InWords(value.Type));
        return false;
    }

    /// <summary>Bands by recency, frequency and amount of an event, among those who had one in the window.</summary>
    public BandSet Bands(BandsSyntax syntax, int index)
    {
        var title = syntax.Title?.Value ?? syntax.Name.Text;
        var type = _records.Event(syntax.Of.Of);
        var field = type is null ? null : _records.Field(type, syntax.Of.Of);
        var window = syntax.Of.Window is { } written ? _windows.Bind(written, Surroundings.Member("in bands")) : new Window.Ever();
        if (Refresh(syntax.Refresh) is not { } refresh)
        {
            draft.Findings.Report(RankingDiagnostics.NeverRefreshed, syntax.Name.Span, syntax.Name.Text);
            return new(syntax.Name.Text, title, index, [], syntax.Count, syntax.Name.Span);
        }

        if (type is null || field is null || window is null || !_records.Suits(field, AggregateWord.Sum, syntax.Of.Of))
        {
            return new(syntax.Name.Text, title, index, [], syntax.Count, syntax.Name.Span);
        }

        var place = syntax.Of.Span;
        Aggregate Add(AggregateKind kind, Field? of, Window over, DataType result) =>
            draft.Aggregates.Add(kind, new AggregateSource.Events(type.Index, null, of), over, result, place);
        var last = Add(AggregateKind.LastAt, null, new Window.Ever(), DataType.Duration with { IsOptional = true });
        var count = Add(AggregateKind.Count, null, window, DataType.Whole);
        var sum = Add(AggregateKind.Sum, field, window, Types.Plain(field.Type));
        var frequency = new Expression.History(count.Index, count.Type, place);
        var any = new Expression.Compare(Comparison.Above, frequency, new Expression.Number(Fraction.Zero, DataType.Whole, place), place);
        ImmutableArray<Expression> by = [new Expression.TimeSince(last.Index, place), frequency, new Expression.History(sum.Index, sum.Type, place)];
        var first = draft.Rankings.Count;
        for (var i = 0; i < by.Length; i++)
        {
            draft.Rankings.Add(new($"{syntax.Name.Text}.{BandSet.Measures[i]}", first + i, RankingKind.Band, by[i], refresh, place)
            {
                Where = any,
                Shares = [.. Enumerable.Range(1, syntax.Count - 1).Select(below => new Fraction(syntax.Count - below, syntax.Count))],
                Was = syntax.Name.Was is { } was ? $"{was.Text}.{BandSet.Measures[i]}" : null,
            });
        }

        return new(syntax.Name.Text, title, index, [first, first + 1, first + 2], syntax.Count, syntax.Name.Span);
    }
}
