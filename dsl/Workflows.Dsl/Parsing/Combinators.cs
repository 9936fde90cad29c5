using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Sprache;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// Sprache parsers made of others. Sprache's own make a message for each failure, lose the furthest one, recurse once for each operator
/// and throw from <c>Ref</c>; these look at the token at hand and decide.
/// </summary>
internal static class Combinators
{
    private static readonly Phrase Comma = new(",");

    /// <summary>Reads something and goes behind it; false, with the place where it failed, where it can't.</summary>
    public static bool Read<T>(this Parser<T> parser, ref TokenInput at, [MaybeNullWhen(false)] out T value)
    {
        var result = parser(at);
        at = (TokenInput)result.Remainder;
        value = result.WasSuccessful ? result.Value : default;
        return result.WasSuccessful;
    }

    /// <summary>Words and what follows them; its value is what follows.</summary>
    public static Parser<T> After<T>(string words, Parser<T> parser) => Lead<T>.Of(words, parser, static (value, _) => value).Parser;

    /// <summary>Words that mean a value.</summary>
    public static Lead<T> Meaning<T>(string words, T value) => Lead<T>.Of(words, _ => value);

    /// <summary>Words and what follows them, or nothing. Once the first word stands there, the rest must follow.</summary>
    public static Parser<T?> Opt<T>(string words, Parser<T> parser)
        where T : class
    {
        var phrase = new Phrase(words);
        return input =>
        {
            var at = (TokenInput)input;
            if (!at.Is(phrase.First))
            {
                at.Reader.Expect(at.Index, Expected.Of(phrase.First));
                at.Reader.Offer(at.Index, phrase);
                return new Ok<T?>(null, at);
            }

            if (phrase.Read(ref at) && parser.Read(ref at, out var value))
            {
                return new Ok<T?>(value, at);
            }

            return new Bad<T?>(at);
        };
    }

    /// <summary>Words and a value that follows them, or nothing. Once the first word stands there, the rest must follow.</summary>
    public static Parser<T?> OptValue<T>(string words, Parser<T> parser)
        where T : struct
    {
        var phrase = new Phrase(words);
        return input =>
        {
            var at = (TokenInput)input;
            if (!at.Is(phrase.First))
            {
                at.Reader.Expect(at.Index, Expected.Of(phrase.First));
                at.Reader.Offer(at.Index, phrase);
                return new Ok<T?>(null, at);
            }

            if (phrase.Read(ref at) && parser.Read(ref at, out var value))
            {
                return new Ok<T?>(value, at);
            }

            return new Bad<T?>(at);
        };
    }

    /// <summary>Words that must stand there.</summary>
    public static Parser<bool> Words(string words) => Lead<bool>.Of(words, static _ => true).Parser;

    /// <summary>Whether words stand there. Once the first does, the others must follow.</summary>
    public static Parser<bool> Flag(string words)
    {
        var phrase = new Phrase(words);
        return input =>
        {
            var at = (TokenInput)input;
            if (!at.Is(phrase.First))
            {
                at.Reader.Expect(at.Index, Expected.Of(phrase.First));
                at.Reader.Offer(at.Index, phrase);
                return new Ok<bool>(false, at);
            }

            return phrase.Read(ref at) ? new Ok<bool>(true, at) : new Bad<bool>(at);
        };
    }

    /// <summary>Something where the token at hand can begin it, or nothing.</summary>
    public static Parser<T?> OptWhere<T>(Func<TokenInput, bool> begins, Parser<T> parser)
        where T : class => input =>
    {
        var at = (TokenInput)input;
        if (begins(at))
        {
            return parser(input);
        }

        return new Ok<T?>(null, at);
    };

    /// <summary>The production whose words stand there; longer phrases come before shorter ones with the same first word.</summary>
    /// <param name="label">What all of them are, for messages; empty to name the words one by one.</param>
    /// <param name="leads">The productions; at most one, the last, without words.</param>
    public static Parser<T> Dispatch<T>(string label, params Lead<T>[] leads) => new LeadTable<T>(label, leads).Read;

    /// <summary>One or more with a word between them.</summary>
    public static Parser<SyntaxList<T>> Joined<T>(Parser<T> parser, string word)
        where T : SyntaxNode
    {
        var phrase = new Phrase(word);
        return input =>
        {
            var at = (TokenInput)input;
            var items = ImmutableArray.CreateBuilder<T>(1);
            do
            {
                if (!parser.Read(ref at, out var item))
                {
                    return new Bad<SyntaxList<T>>(at);
                }

                items.Add(item);
            }
            while (phrase.Read(ref at));

            return new Ok<SyntaxList<T>>(new(items.DrainToImmutable()), at);
        };
    }

    /// <summary>
    /// One or more, with commas between them. A comma goes on with the list only where <paramref name="goesOn"/> says so of the place
    /// behind it.
    /// </summary>
    public static Parser<SyntaxList<T>> SepBy<T>(Parser<T> parser, Func<TokenInput, bool>? goesOn = null)
        where T : SyntaxNode => input =>
    {
        var at = (TokenInput)input;
        if (!parser.Read(ref at, out var first))
        {
            return new Bad<SyntaxList<T>>(at);
        }

        var items = ImmutableArray.CreateBuilder<T>(1);
        items.Add(first);
        while (at.Is(Comma.First) && (goesOn is null || goesOn(at.Next)))
        {
            at = at.Next;
            if (!parser.Read(ref at, out var item))
            {
                return new Bad<SyntaxList<T>>(at);
            }

            items.Add(item);
        }

        at.Reader.Expect(at.Index, Expected.Of(","));
        return new Ok<SyntaxList<T>>(new(items.DrainToImmutable()), at);
    };

    /// <summary>Words and a list, or an empty list.</summary>
    public static Parser<SyntaxList<T>> OptList<T>(string words, Parser<SyntaxList<T>> parser)
        where T : SyntaxNode
    {
        var phrase = new Phrase(words);
        return input =>
        {
            var at = (TokenInput)input;
            if (!at.Is(phrase.First))
            {
                at.Reader.Expect(at.Index, Expected.Of(phrase.First));
                at.Reader.Offer(at.Index, phrase);
                return new Ok<SyntaxList<T>>([], at);
            }

            return phrase.Read(ref at) && parser.Read(ref at, out var items)
                ? new Ok<SyntaxList<T>>(items, at) : new Bad<SyntaxList<T>>(at);
        };
    }

    /// <summary>As many as there are; one begins wherever <paramref name="begins"/> says so.</summary>
    public static Parser<SyntaxList<T>> While<T>(Func<TokenInput, bool> begins, Parser<T> parser)
        where T : SyntaxNode => input =>
    {
        var at = (TokenInput)input;
        var items = ImmutableArray.CreateBuilder<T>(1);
        while (begins(at))
        {
            if (!parser.Read(ref at, out var item))
            {
                return new Bad<SyntaxList<T>>(at);
            }

            items.Add(item);
        }

        return new Ok<SyntaxList<T>>(new(items.DrainToImmutable()), at);
    };

    /// <summary>Operands with operators between them, from left to right, without recursion.</summary>
    public static Parser<ExpressionSyntax> Infix(
        string label, Parser<ExpressionSyntax> operand,
        params (string Word, Func<ExpressionSyntax, ExpressionSyntax, SourceSpan, ExpressionSyntax> Make)[] operators)
    {
        var words = Array.ConvertAll(operators, static pair => Vocabulary.Require(pair.Word));
        var expected = label.Length == 0 ? Expected.Of(operators[0].Word) : new Expected(label, false);
        return input =>
        {
            var at = (TokenInput)input;
            var (reader, start) = (at.Reader, at.Index);
            var first = operand(input);
            if (!first.WasSuccessful)
            {
                return first;
            }

            at = (TokenInput)first.Remainder;
            var which = Which(words, at.Word);
            if (which < 0)
            {
                reader.Expect(at.Index, expected);
                return first;
            }

            var left = first.Value;
            while (which >= 0)
            {
                if (++reader.Operators > Limits.OperatorsMost)
                {
                    reader.Explain(at.Index, Diagnostic.Of(
                        SyntaxDiagnostics.TooManyOperators, reader.Span(at.Index, at.Index + 1), $"{Limits.OperatorsMost}"));
                    return new Bad<ExpressionSyntax>(at);
                }

                at = at.Next;
                if (!operand.Read(ref at, out var right))
                {
                    return new Bad<ExpressionSyntax>(at);
                }

                left = operators[which].Make(left, right, reader.Span(start, at.Index));
                which = Which(words, at.Word);
            }

            reader.Expect(at.Index, expected);
            return new Ok<ExpressionSyntax>(left, at);
        };
    }

    private static int Which(short[] words, short word)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == word)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Something that may hold itself: refused, with a message, where it is nested too deeply for the stack.</summary>
    public static Parser<T> Deeper<T>(Parser<T> parser) => input =>
    {
        var at = (TokenInput)input;
        var reader = at.Reader;
        if (reader.Depth >= Limits.NestingMost)
        {
            reader.Explain(at.Index, Diagnostic.Of(SyntaxDiagnostics.TooDeep, reader.Span(at.Index, at.Index + 1),
                $"{Limits.NestingMost}"));
            return new Bad<T>(at);
        }

        reader.Depth++;
        var result = parser(input);
        reader.Depth--;
        return result;
    };
}
