using MimeKit;
using Workflows.Delivery.Mails;
using Workflows.Delivery.Messages;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Tests;

public sealed class MailTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two  \n words</p>", "One\n\nTwo words")]
    [InlineData("<html><head><title>T</title><style>p{color:red}</style></head><body><h1>Hi</h1>Text<br>more</body></html>", "Hi\n\nText\nmore")]
    [InlineData("<p>See <a href=\"https://a.example/x?a=1&amp;b=2\">the shop</a>.</p>", "See the shop (https://a.example/x?a=1&b=2).")]
    [InlineData("<a href=\"https://a.example\">https://a.example</a> <a href=\"mailto:a@b.example\">a@b.example</a>", "https://a.example a@b.example")]
    [InlineData("<ul><li>a</li><li>b</li></ul><p>c</p>", "- a\n- b\n\nc")]
    [InlineData("<table><tr><td>Miles</td><td>1,000</td></tr><tr><td>Until</td><td>May</td></tr></table>", "Miles 1,000\nUntil May")]
    [InlineData("<img src=\"https://a.example/l.png\" alt=\"Harbour\" width=\"9\"><p>a &lt; b &amp; 里數</p>", "Harbour\n\na < b & 里數")]
    [InlineData("<body><div aria-hidden=\"true\" style=\"display:none\">List <div>x</div></div><p>Read</p></body>", "Read")]
    [InlineData("a<hr>b", "a\n\n---\n\nb")]
    [InlineData("<!-- no --><p>5 < 6</p>", "5 < 6")]
    [InlineData("<a href=\"https://a.example\"><img src=\"https://a.example/i.png\" alt=\"Shop\" width=\"1\"></a>", "Shop (https://a.example)")]
    public void The_plain_text_of_a_page_says_what_the_page_says(string html, string expected) => Assert.Equal(expected, PlainText.Of(html));

    [Theory]
    [InlineData("<html><body></body></html>", "doesn't say its language")]
    [InlineData("<script>x()</script>", "`<script>`")]
    [InlineData("<form action=\"https://a.example\"></form>", "`<form>`")]
    [InlineData("<p onclick=\"x()\">a</p>", "`onclick`")]
    [InlineData("<img src=\"https://a.example/i.png\" width=\"9\">", "no `alt`")]
    [InlineData("<img src=\"https://a.example/i.png\" alt=\"\">", "no `width`")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"\" width=\"1\">", "address of this picture")]
    [InlineData("<a href=\"javascript:x()\">a</a>", "doesn't lead to an address")]
    [InlineData("<a>a</a>", "doesn't lead to an address")]
    [InlineData("<table><tr><td>a</td></tr></table>", "what it is for")]
    [InlineData("<p style=\"position:absolute\">a</p>", "`position`")]
    [InlineData("<p style=\"display:flex\">a</p>", "`display:flex`")]
    [InlineData("<p style=\"background-color:url(https://a.example)\">a</p>", "write a plain value")]
    [InlineData("<style>p { float: left }</style>", "`float`")]
    [InlineData("<style>@import url(x.css);</style>", "`@import`")]
    public void What_mail_programs_do_not_take_is_told(string html, string expected) =>
        Assert.Contains(expected, string.Join('\n', MailRules.Check(html).Select(found => found.Wrong)), StringComparison.Ordinal);

    [Fact]
    public void A_page_that_Gmail_would_cut_off_is_told() =>
        Assert.Contains("larger than 102 kB", Assert.Single(MailRules.Check($"<p>{new string('a', MailRules.MostBytes)}</p>")).Wrong, StringComparison.Ordinal);

    [Fact]
    public void A_good_page_passes() => Assert.Empty(MailRules.Check("""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>
        <style>.a { color: red } @media (prefers-color-scheme: dark) { .a { position: static; color: white !important } }</style></head>
        <body style="margin:0"><table role="presentation"><tr><td class="a"><a href="https://a.example">a</a>
        <img src="https://a.example/i.png" alt="" width="20"></td></tr></table></body></html>
        """));

    [Fact]
    public void Styles_move_into_elements_and_the_nearer_one_prevails()
    {
        const string Page = """
            <html lang="en"><head><style>/* c */ p { color: red; margin:0 } .x, #y { color: blue } p.x { color: green } a:hover { color: black }
            @media (max-width: 600px) { p { color: white } }</style></head>
            <body><p>1</p><p class="b x" style="margin:9px">2</p><td id="y" title="a &quot;b&quot;">3</td></body></html>
            """;
        var inlined = StyleInliner.Inline(Page);
        Assert.Contains("<p style=\"color:red;margin:0;\">1</p>", inlined, StringComparison.Ordinal);
        Assert.Contains("<p class=\"b x\" style=\"color:red;margin:0;color:blue;color:green;margin:9px;\">2</p>", inlined, StringComparison.Ordinal);
        Assert.Contains("<td id=\"y\" title=\"a &quot;b&quot;\" style=\"color:blue;\">3</td>", inlined, StringComparison.Ordinal);
        Assert.Contains("<style>a:hover{color: black}@media (max-width: 600px){p { color: white }}</style>", inlined, StringComparison.Ordinal);
        Assert.Equal(inlined, StyleInliner.Inline(inlined));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<p")]
    [InlineData("<p a=\"")]
    [InlineData("<p \"\"'=>x")]
    [InlineData("<style>p{")]
    [InlineData("<style>}}{{")]
    [InlineData("<!--")]
    [InlineData("</")]
    [InlineData("<a href=x</a>")]
    public void A_page_that_breaks_off_is_read_to_its_end(string html)
    {
        PlainText.Of(html);
        StyleInliner.Inline(html);
        Assert.NotNull(MailRules.Check(html).ToList());
    }

    [Fact]
    public async Task A_sender_an_address_and_a_subject_may_be_of_any_script()
    {
        var message = new StoredMessage(17, 3, 0, 0, 1, "s", "email", "thanks", new Instant(0), default);
        var rendered = new RenderedMessage("email", "梁@信箱.example", "多謝你的訂單", "<p>多謝</p>", "多謝", null, null);
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(MailFile.Of(message, "海港獎賞 <hello@harbour.example>", rendered)));
        Assert.Equal(("海港獎賞", "hello@harbour.example"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal("梁@信箱.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal(("多謝你的訂單", "17.3@harbour.example"), (mail.Subject, mail.MessageId));
    }

    [Fact]
    public void A_letter_is_its_page_as_it_was_written_and_goes_to_the_address()
    {
        var model = new Dictionary<string, object?>
        {
            ["member"] = new Dictionary<string, object?> { ["address"] = "1 Harbour Road", ["email"] = "anna@mail.example" },
            ["points"] = new Dictionary<string, object?> { ["Miles"] = new Dictionary<string, object?> { ["available"] = 3L } },
        };
        var (letter, _) = Outbox.Renderer.Render("letter", "paper", model, new string('0', 38));
        Assert.Equal(("1 Harbour Road", "<style>@page { size: A4 } p { float: left }</style><p>3 Miles</p>", "3 Miles"), (letter!.Address, letter.Html, letter.Text));
        Assert.Null(letter.Unsubscribe);
    }
}
