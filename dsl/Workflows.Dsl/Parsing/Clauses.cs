using System.Collections.Immutable;
using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// The body of a block: clauses between braces. A clause that can't be read is reported once and left out, and reading goes on with the
/// next one, so that one mistake hides no other.
/// </summary>
/// <param name="owner">What has such a body, for messages: <c>a rule</c>.</param>
/// <param name="table">The clauses.</param>
internal sealed class Clauses<T>(string owner, LeadTable<T> table)
    where T : SyntaxNode
{
    private static readonly Phrase Opening = new("{");
    private readonly Func<TokenInput, bool> _begins = table.Begins;

    /// <summary>Reads what is left of a clause that can't be read, such as the name that it declares; null for nothing.</summary>
    public Parser<T>? Salvage { get; init; }

    /// <summary>
    /// Reads the body of a clause whose first line can't be read, for the mistakes in it; null where clauses have no
    /// bodies.
    /// </summary>
    public Parser<SyntaxList<T>>? Inner { get; init; }

    /// <summary>Whether a clause can begin there that has no words of its own, such as a field.</summary>
    public Func<TokenInput, bool> BeginsOther { get; init; } = static _ => false;

    /// <summary>How a clause without words of its own looks, for messages; empty where there is none.</summary>
    public string OtherForm { get; init; } = "";

    /// <summary>As <see cref="Read"/>, or nothing where no brace opens.</summary>
    public IResult<SyntaxList<T>> ReadOptional(IInput input) =>
        ((TokenInput)input).Is(Signs.Opening) ? Read(input) : new Ok<SyntaxList<T>>([], (TokenInput)input);

    /// <summary>Reads the braces and what is between them; fails only where no brace opens.</summary>
    public IResult<SyntaxList<T>> Read(IInput input)
    {
        var at = (TokenInput)input;
        var opening = at;
        if (!Opening.Read(ref at))
        {
            return new Bad<SyntaxList<T>>(at);
        }

        var reader = at.Reader;
        var (depth, outer) = (reader.Depth, reader.ClauseBegins);
        var items = ImmutableArray.CreateBuilder<T>();
        var margin = MarginOf(opening);
        while (!at.Is(Signs.Closing) && !at.AtEnd && !IsOutside(at, margin))
        {
            reader.Depth = depth;
            reader.ClauseBegins = _begins;
            at = ReadOne(at, items);
        }

        reader.Depth = depth;
        reader.ClauseBegins = outer;
        if (!at.Is(Signs.Closing))
        {
            reader.EndWithin(table.EachPhrase);
            Mistakes.ReportNotClosed(opening, at);
        }

        return new Ok<SyntaxList<T>>(new(items.DrainToImmutable()), at.Is(Signs.Closing) ? at.Next : at);
    }

    /// <summary>The column of the line on which a body opens; 1 where nothing is indented.</summary>
    private static int MarginOf(TokenInput opening)
    {
        var index = opening.Index;
        while (!opening.Reader.At(index).IsFirstOnLine && index > opening.Reader.Start)
        {
            index--;
        }

        return opening.Reader.At(index).Column;
    }

    /// <summary>Whether a line that is no clause here stands no further to the right than the line of the brace: the brace was forgotten.</summary>
    private bool IsOutside(TokenInput at, int margin) =>
        margin > 1 && at.Token.IsFirstOnLine && at.Token.Column <= margin && !table.Begins(at) && !BeginsOther(at);

    private TokenInput ReadOne(TokenInput start, ImmutableArray<T>.Builder items)
    {
        var reader = start.Reader;
        reader.BeginAt(start.Index);
        if (!table.Begins(start) && !BeginsOther(start))
        {
            Mistakes.ReportUnknownClause(start, owner, table.Words, OtherForm + table.Phrases);
            return Skip(start);
        }

        reader.ClauseStarts.Add(start.Index);
        var at = start;
        if (table.Read(start) is { WasSuccessful: true } result)
        {
            items.Add(result.Value);
            at = (TokenInput)result.Remainder;
            if (at.AtEnd || at.Token.IsFirstOnLine || at.Is(Signs.Closing) || table.BeginsWhole(at) || BeginsOther(at))
            {
                return at;
            }
        }
        else if (Salvage is not null && Salvage(start) is { WasSuccessful: true } salvaged)
        {
            items.Add(salvaged.Value);
        }

        Mistakes.ReportAt(start, at.Index > start.Index ? at : null);
        return Skip(start);
    }

    /// <summary>The place of the next clause: on a line of its own and not further to the right, or the closing brace.</summary>
    private TokenInput Skip(TokenInput start)
    {
        var column = start.Token.Column;
        var depth = start.Is(Signs.Opening) ? 1 : 0;
        for (var at = start.Next; ; at = at.Next)
        {
            while (depth == 0 && at.Is(Signs.Opening) && Inner is not null && start.Reader.Depth < Limits.NestingMost)
            {
                at = (TokenInput)Inner(at).Remainder;
            }

            ref readonly var token = ref at.Token;
            if (at.AtEnd || (depth == 0 && (at.Is(Signs.Closing) || (token.IsFirstOnLine && IsNext(at, column)))))
            {
                return at;
            }

            depth += at.Is(Signs.Opening) ? 1 : at.Is(Signs.Closing) ? -1 : 0;
        }
    }

    private bool IsNext(TokenInput at, int column) => at.Token.Column <= column || table.Begins(at) || BeginsOther(at);
}
