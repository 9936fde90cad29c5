using Sprache;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>A production that is recognised by the words it begins with, and that knows its place in the text.</summary>
/// <param name="phrase">The words; empty for what begins with anything.</param>
/// <param name="parser">Reads all of it, those words too.</param>
internal sealed class Lead<T>(Phrase phrase, Parser<T> parser)
{
    /// <summary>The words it begins with.</summary>
    public Phrase Phrase { get; } = phrase;

    /// <summary>Reads all of it.</summary>
    public Parser<T> Parser { get; } = parser;

    /// <summary>The words alone.</summary>
    public static Lead<T> Of(string words, Func<SourceSpan, T> make)
    {
        var phrase = new Phrase(words);
        return new(phrase, input =>
        {
            var at = (TokenInput)input;
            var start = at.Index;
            return phrase.Read(ref at) ? new Ok<T>(make(at.Reader.Span(start, at.Index)), at) : new Bad<T>(at);
        });
    }

    /// <summary>The words and one thing.</summary>
    public static Lead<T> Of<TA>(string words, Parser<TA> first, Func<TA, SourceSpan, T> make)
    {
        var phrase = new Phrase(words);
        return new(phrase, input =>
        {
            var at = (TokenInput)input;
            var start = at.Index;
            return phrase.Read(ref at) && first.Read(ref at, out var a)
                ? new Ok<T>(make(a, at.Reader.Span(start, at.Index)), at)
                : new Bad<T>(at);
        });
    }

    /// <summary>The words and two things.</summary>
    public static Lead<T> Of<TA, TB>(string words, Parser<TA> first, Parser<TB> second, Func<TA, TB, SourceSpan, T> make)
    {
        var phrase = new Phrase(words);
        return new(phrase, input =>
        {
            var at = (TokenInput)input;
            var start = at.Index;
            return phrase.Read(ref at) && first.Read(ref at, out var a) && second.Read(ref at, out var b)
                ? new Ok<T>(make(a, b, at.Reader.Span(start, at.Index)), at)
                : new Bad<T>(at);
        });
    }

    /// <summary>The words and three things.</summary>
    public static Lead<T> Of<TA, TB, TC>(
        string words, Parser<TA> first, Parser<TB> second, Parser<TC> third, Func<TA, TB, TC, SourceSpan, T> make)
    {
        var phrase = new Phrase(words);
        return new(phrase, input =>
        {
            var at = (TokenInput)input;
            var start = at.Index;
            return phrase.Read(ref at) && first.Read(ref at, out var a) && second.Read(ref at, out var b) && third.Read(ref at, out var c)
                ? new Ok<T>(make(a, b, c, at.Reader.Span(start, at.Index)), at)
                : new Bad<T>(at);
        });
    }

    /// <summary>The words and four things.</summary>
    public static Lead<T> Of<TA, TB, TC, TD>(
        string words, Parser<TA> first, Parser<TB> second, Parser<TC> third, Parser<TD> fourth, Func<TA, TB, TC, TD, SourceSpan, T> make)
    {
        var phrase = new Phrase(words);
        return new(phrase, input =>
        {
            var at = (TokenInput)input;
            var start = at.Index;
            return phrase.Read(ref at) && first.Read(ref at, out var a) && second.Read(ref at, out var b)
                && third.Read(ref at, out var c) && fourth.Read(ref at, out var d)
                ? new Ok<T>(make(a, b, c, d, at.Reader.Span(start, at.Index)), at)
                : new Bad<T>(at);
        });
    }

    /// <summary>The words and five things.</summary>
    public static Lead<T> Of<TA, TB, TC, TD, TE>(
        string words, Parser<TA> first, Parser<TB> second, Parser<TC> third, Parser<TD> fourth, Parser<TE> fifth,
        Func<TA, TB, TC, TD, TE, SourceSpan, T> make)
    {
        var phrase = new Phrase(words);
        return new(phrase, input =>
        {
            var at = (TokenInput)input;
            var start = at.Index;
            return phrase.Read(ref at) && first.Read(ref at, out var a) && second.Read(ref at, out var b)
                && third.Read(ref at, out var c) && fourth.Read(ref at, out var d) && fifth.Read(ref at, out var e)
                ? new Ok<T>(make(a, b, c, d, e, at.Reader.Span(start, at.Index)), at)
                : new Bad<T>(at);
        });
    }
}
