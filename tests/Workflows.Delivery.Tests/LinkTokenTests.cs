using Workflows.Delivery.Messages;

namespace Workflows.Delivery.Tests;

public sealed class LinkTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_token_names_its_message_and_only_its_key_signs_it()
    {
        var token = new LinkToken(123_456_789_012, 3).Signed(Key);
        Assert.Equal(38, token.Length);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.Equal(new LinkToken(123_456_789_012, 3), LinkToken.Read(token));
        Assert.True(LinkToken.IsSignedBy(token, Key));
        Assert.False(LinkToken.IsSignedBy(token, new byte[32]));
        Assert.NotEqual(token, new LinkToken(123_456_789_012, 4).Signed(Key));
    }

    [Fact]
    public void A_token_that_was_changed_anywhere_is_not_believed()
    {
        var token = new LinkToken(17, 1).Signed(Key);
        for (var i = 0; i < token.Length - 1; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.False(LinkToken.IsSignedBy(changed, Key), changed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝謝")]
    [InlineData("../../../../../../../../../../../../..")]
    public void What_is_no_token_is_none(string text)
    {
        Assert.Null(LinkToken.Read(text));
        Assert.False(LinkToken.IsSignedBy(text, Key));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a{160}", 1)]
    [InlineData("a{161}", 2)]
    [InlineData("a{306}", 2)]
    [InlineData("a{307}", 3)]
    [InlineData("€{80}", 1)]
    [InlineData("€{81}", 2)]
    [InlineData("謝{70}", 1)]
    [InlineData("謝{71}", 2)]
    [InlineData("謝{134}", 2)]
    [InlineData("謝{135}", 3)]
    [InlineData("😀{35}", 1)]
    [InlineData("😀{66}", 2)]
    [InlineData("😀{67}", 3)]
    public void The_parts_of_an_SMS_are_those_that_are_paid_for(string text, int expected)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var whole = open < 0 ? text : string.Concat(Enumerable.Repeat(text[..open], int.Parse(text[(open + 1)..^1], null)));
        Assert.Equal(expected, SmsParts.Of(whole));
    }
}
