using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>
/// Reads what a field of a picture says by the language's own grammar, in the simplest line in which it can stand: so nobody writes more
/// into a field than the field is for.
/// </summary>
/// <param name="Line">That line, with <c>{0}</c> for the field.</param>
/// <param name="Words">What such a field holds, for messages.</param>
/// <param name="IsOneWord">Whether it is a single word or number.</param>
internal sealed record Probe(string Line, string Words, bool IsOneWord = false)
{
    private static readonly Probe Name = new("go to {0}", "a name of this programme", true);
    private static readonly Probe Length = new("wait {0}", "a length of time such as `7 days`");

    /// <summary>The probe of a field; null for a text and for what is only on or off.</summary>
    public static Probe? Of(string field) => field switch
    {
        PictureFields.On => new("start on {0}", "what can start a journey"),
        PictureFields.When => new("when {0}", "a condition"),
        PictureFields.Again => new("again {0}", "a length of time with its beginning, such as `180 days after start`"),
        PictureFields.Purpose => new("purpose {0}", "a purpose", true),
        PictureFields.HoldOut => new("hold out {0}", "a share such as `10%`"),
        PictureFields.Goal => new("goal {0}", "an event with a time, such as `Purchase up to 30 days`"),
        PictureFields.Exit => new("exit on {0}", "what ends a journey with a word for how, such as `leaving AtRisk as \"came back\"`"),
        PictureFields.Amount => new("bonus {0} X", "a number"),
        PictureFields.FundedBy => new("bonus 1 X funded by {0}", "a budget, or several with their shares"),
        PictureFields.Where => new("wait up to 1 days for X where {0} { on late { } }", "a condition"),
        PictureFields.Condition => new("if {0} { }", "a condition"),
        PictureFields.UpTo or PictureFields.Length or PictureFields.Lasts or PictureFields.DueIn => Length,
        PictureFields.Channel or PictureFields.Currency or PictureFields.Tier or PictureFields.Event or PictureFields.Task or PictureFields.Priority
            or PictureFields.Outcomes => Name,
        _ => null,
    };

    /// <summary>What a field says; null where it can't stand in its place.</summary>
    public SyntaxNode? Read(string text)
    {
        var tokens = Lexer.Read("", text);
        if (tokens.HasBad || Comments(tokens) || (IsOneWord && tokens.Count != 2))
        {
            return null;
        }

        var whole = Parser.Parse("", $"journey J {{\n{Line.Replace("{0}", text, StringComparison.Ordinal)}\n}}");
        return whole is { Diagnostics: [], Blocks: { Count: 1 } blocks } && blocks[0] is JourneySyntax journey
            && journey.Clauses.Count + journey.Statements.Count == 1
            ? Single(journey) : null;
    }

    /// <summary>A line of text as a field holds it: on one line, without blanks around it.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries)).Trim();

    private static SyntaxNode? Single(JourneySyntax journey)
    {
        SyntaxNode node = journey.Clauses.Count == 1 ? journey.Clauses[0] : journey.Statements[0];
        return node is StatementSyntax.WaitFor { SinceStart: true } or StatementSyntax.Bonus { AllOrNothing: true }
            or JourneyClauseSyntax.Start { AlsoWhoIsIn: true }
            ? null : node;
    }

    private static bool Comments(TokenList tokens)
    {
        foreach (var token in tokens.Tokens)
        {
            if (tokens.Text.AsSpan(token.TriviaStart, token.Start - token.TriviaStart).ContainsAny('#', '/'))
            {
                return true;
            }
        }

        return false;
    }
}
