using System.Text;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Tests.Lexing;

public sealed class LexerTests
{
    [Theory]
    [InlineData("rule A {\r\n  on Purchase # why\r\n}\r\n")]
    [InlineData("\uFEFFrule Ä { $ \"open\n } // x\n\t5 % 3rd 2026-02-30 25:00 1,000 “a” 😀😀 !")]
    [InlineData("a\rb\n\nc")]
    [InlineData("# only")]
    [InlineData("")]
    [InlineData("\"a\\\"b\\\\\" \"unclosed \\")]
    public void Blanks_comments_and_tokens_together_are_the_text(string text) => Assert.Equal(text, Joined(Lexer.Read("f", text)));

    [Theory]
    [InlineData("rule", nameof(TokenKind.Word))]
    [InlineData("on_time", nameof(TokenKind.Word))]
    [InlineData("Käse2", nameof(TokenKind.Word))]
    [InlineData("1_500", nameof(TokenKind.Number))]
    [InlineData("0.08", nameof(TokenKind.Number))]
    [InlineData("80%", nameof(TokenKind.Percent))]
    [InlineData("80 %", nameof(TokenKind.Percent))]
    [InlineData("3rd", nameof(TokenKind.Ordinal))]
    [InlineData("2026-01-31", nameof(TokenKind.Date))]
    [InlineData("21:00", nameof(TokenKind.Time))]
    [InlineData("\"a # b\"", nameof(TokenKind.Text))]
    [InlineData("<=", nameof(TokenKind.Sign))]
    public void One_token_is_read_whole_and_without_a_message(string text, string kind)
    {
        var list = Lexer.Read("f", text);

        Assert.Empty(list.Diagnostics);
        Assert.Equal([kind, nameof(TokenKind.End)], list.Tokens.Select(token => token.Kind.ToString()));
        Assert.Equal(text.Length, list.At(0).Length);
    }

    [Fact]
    public void A_token_knows_its_line_its_column_and_whether_it_is_the_first()
    {
        var list = Lexer.Read("f", "a b\r\n  c # d\n\ne");

        Assert.Equal(
            [(1, 1, true), (1, 3, false), (2, 3, true), (4, 1, true), (4, 2, false)],
            list.Tokens.Select(token => (token.Line, token.Column, token.IsFirstOnLine)));
    }

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"say \\\"x\\\"\"", "say \"x\"")]
    [InlineData("\"a\\\\b\"", "a\\b")]
    [InlineData("\"d\\M\"", "d\\M")]
    [InlineData("“a”", "a")]
    [InlineData("\"open", "open")]
    public void A_text_is_read_without_its_quotes(string written, string value) => Assert.Equal(value, Values.TextOf(written));

    [Theory]
    [InlineData("1_500.25", "1500.25")]
    [InlineData("１０", "10")]
    [InlineData("80 %", "80")]
    public void A_number_has_the_value_that_is_written(string written, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), NumberShape.ValueOf(written));

    private static string Joined(TokenList list)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var token in list.Tokens)
        {
            Assert.Equal(at, token.TriviaStart);
            text.Append(list.Text, token.TriviaStart, token.Start - token.TriviaStart).Append(list.TextOf(token));
            at = token.End;
        }

        return text.ToString();
    }
}
