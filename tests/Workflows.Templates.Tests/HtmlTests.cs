using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

public sealed class HtmlTests
{
    private static readonly Dictionary<string, object?> Model = new() { ["name"] = "<b> & \"'" };
    private const string Escaped = "&lt;b&gt; &amp; &quot;&#39;";

    [Theory]
    [InlineData("<i>{{ name }}</i>", "<i>" + Escaped + "</i>")]
    [InlineData("{{ name | html.escape }}", Escaped)]
    [InlineData("{{ name | html.escape | html.escape }}", Escaped)]
    [InlineData("{{ capture x }}<i>{{ name }}</i>{{ end }}{{ x }}", "<i>" + Escaped + "</i>")]
    [InlineData("{{ '<p>' | html.raw }}", "<p>")]
    [InlineData("{{ [name] }}", "[&quot;&lt;b&gt; &amp; \\&quot;&#39;&quot;]")]
    [InlineData("{{ \"a<\\n\" | html.newline_to_br }}", "a&lt;<br />\n")]
    public void Values_are_escaped_exactly_once(string template, string expected) => Assert.Equal(expected, Render.Html(template, Model));

    [Theory]
    [InlineData("{{ '<' + ('<p>' | html.raw) }}", "&lt;<p>")]
    [InlineData("{{ $'<{\"<p>\" | html.raw}{name}' }}", "&lt;<p>" + Escaped)]
    public void Joining_html_and_text_escapes_the_text(string template, string expected) =>
        Assert.Equal(expected, Render.Html(template, Model));

    [Fact]
    public void A_text_function_takes_away_the_mark_so_nothing_slips_through() =>
        Assert.Equal("&lt;P&gt;", Render.Html("{{ '<p>' | html.raw | string.upcase }}"));

    [Theory]
    [InlineData("{{ name }}", "<b> & \"'")]
    [InlineData("{{ '<p>' | html.raw }}", "<p>")]
    [InlineData("{{ '<p>' | html.escape }}", "&lt;p&gt;")]
    public void Text_is_not_escaped(string template, string expected) => Assert.Equal(expected, Render.Text(template, Model));

    [Fact]
    public void An_included_template_escapes_its_own_values_and_is_not_escaped_again() =>
        Assert.Equal("<li>&lt;</li>", Render.With(new() { ["item"] = "<li>{{ $1 }}</li>" },
            "{{ include 'item' '<' }}", TemplateOutput.Html));
}
