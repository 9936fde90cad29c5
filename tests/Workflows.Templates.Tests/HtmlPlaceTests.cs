namespace Workflows.Templates.Tests;

public sealed class HtmlPlaceTests
{
    private static readonly Dictionary<string, object?> Model = new()
    {
        ["text"] = "a\"b' <c", ["bad"] = " java\nscript:alert(1)", ["link"] = "https://shop.example/?a=1&b=2", ["n"] = 5,
        ["colour"] = "#ff0000",
    };

    [Theory]
    [InlineData("<p>{{ text }}</p>", "<p>a&quot;b&#39; &lt;c</p>")]
    [InlineData("<p title=\"{{ text }}\">", "<p title=\"a&quot;b&#39; &lt;c\">")]
    [InlineData("<p title='{{ text }}'>", "<p title='a&quot;b&#39; &lt;c'>")]
    [InlineData("<p title={{ text }}>", "<p title=a&quot;b&#39;&#32;&lt;c>")]
    [InlineData("<p title = {{ 'a=`' }} x>", "<p title = a&#61;&#96; x>")]
    [InlineData("<!-- {{ text }} -->{{ '<' }}", "<!-- a&quot;b&#39; &lt;c -->&lt;")]
    [InlineData("1 < 2 {{ text }}", "1 < 2 a&quot;b&#39; &lt;c")]
    [InlineData("<!DOCTYPE html PUBLIC \"-//W3C\"><p>{{ '>' }}", "<!DOCTYPE html PUBLIC \"-//W3C\"><p>&gt;")]
    public void A_value_is_escaped_as_its_place_wants_it(string template, string expected) =>
        Assert.Equal(expected, Render.Html(template, Model));

    [Theory]
    [InlineData("<a href=\"{{ link }}\">", "<a href=\"https://shop.example/?a=1&amp;b=2\">")]
    [InlineData("<a href={{ link }}>", "<a href=https://shop.example/?a&#61;1&amp;b&#61;2>")]
    [InlineData("<a href=\"/x?y={{ 'javascript:' }}\">", "<a href=\"/x?y=javascript:\">")]
    [InlineData("<a HREF='{{ '/a:b' }}'>", "<a HREF='/a:b'>")]
    [InlineData("<img src=\"{{ n }}:x\">", "<img src=\"5:x\">")]
    public void A_link_keeps_what_it_may_be(string template, string expected) => Assert.Equal(expected, Render.Html(template, Model));

    [Theory]
    [InlineData("<a href=\"{{ bad }}\">")]
    [InlineData("<a class=x href = '{{ bad }}'>")]
    [InlineData("<form action={{ bad }}>")]
    [InlineData("{{ capture l; bad; end }}<a href=\"{{ l }}\">")]
    [InlineData("{{ capture l; 'javascript&colon;alert(1)' | html.raw; end }}<a href=\"{{ l }}\">")]
    public void A_link_can_not_run_a_script(string template) => Assert.Contains(
        "A link can't begin with `javascript", Render.Html(template, Model), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=\" {{ bad }}\">")]
    [InlineData("<a href=\"&#32;{{ bad }}\">")]
    [InlineData("<a href=\"&Tab;{{ bad }}\">")]
    [InlineData("<a href=\"{{ '' }}{{ bad }}\">")]
    public void What_stands_before_a_link_does_not_hide_its_scheme(string template) => Assert.Contains(
        "A link can't begin with `javascript", Render.Html(template, Model), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=\"{{ 'java' }}{{ 'script:alert(1)' }}\">")]
    [InlineData("<a href=\"{{ 'javascript' }}{{ ':alert(1)' }}\">")]
    [InlineData("<a href=\"java{{ 'script:alert(1)' }}\">")]
    [InlineData("<a href=java{{ 'script:alert(1)' }}>")]
    [InlineData("<a href=\"{{ include 'java' }}{{ ':alert(1)' }}\">")]
    public void A_link_gets_no_scheme_from_two_pieces(string template) => Assert.Contains(
        "A link can't begin with `", Included(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=\"{{ 'javascript' }}:{{ 'alert(1)' }}\">")]
    [InlineData("<a href={{ 'javascript' }}:{{ 'alert(1)' }}>")]
    [InlineData("<a href=\"{{ 'javascript' }}&#58{{ 'alert(1)' }}\">")]
    [InlineData("<a href=\"{{ 'javascript' }}&colon;{{ 'alert(1)' }}\">")]
    [InlineData("<a href=\"java{{ 'script' }}:alert(1)\">")]
    [InlineData("<a href=\"{{ include 'java' }}:alert(1)\">")]
    public void A_colon_does_not_make_the_value_before_it_a_scheme(string template) => Assert.Contains(
        "A `:` behind a value", Included(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=\" {{ link }}\">", "<a href=\" https://shop.example/?a=1&amp;b=2\">")]
    [InlineData("<a href=\"{{ 'shop' }}/{{ 'a:b' }}\">", "<a href=\"shop/a:b\">")]
    [InlineData("<a href=\"{{ 'shop' }}{{ '?' }}{{ 'a:b' }}:{{ 'c' }}\" title=\"{{ 'a' }}:\">", "<a href=\"shop?a:b:c\" title=\"a:\">")]
    [InlineData("<a href=\"{{ 'shop' }}&amp;b:{{ 'a:b' }}\">", "<a href=\"shop&amp;b:a:b\">")]
    [InlineData("<a href=\"mailto:{{ 'a:b' }}\">", "<a href=\"mailto:a:b\">")]
    [InlineData("<a href=\"{{ 'a' }}\">:</a>", "<a href=\"a\">:</a>")]
    [InlineData("<a href={{ 'a' }} title=a:>", "<a href=a title=a:>")]
    [InlineData("<a href=\"{{ '' }}https://shop.example\">", "<a href=\"https://shop.example\">")]
    public void Behind_what_ends_a_scheme_a_link_takes_anything(string template, string expected) =>
        Assert.Equal(expected, Render.Html(template, Model));

    [Fact]
    public void A_text_does_not_get_into_a_link_that_runs_a_script() => Assert.Contains(
        "A text can't stand in a script", Render.Html("<a href=\" JavaScript :f('{{ text }}')\">", Model), StringComparison.Ordinal);

    private static string Included(string template) => Render.With(
        new() { ["java"] = "{{ 'javascript' }}" }, template, Core.Ports.TemplateOutput.Html, Model);

    [Theory]
    [InlineData("<script>x = '{{ text }}'</script>")]
    [InlineData("<SCRIPT type=\"a\">{{ text }}</SCRIPT>")]
    [InlineData("<p onclick=\"f('{{ text }}')\">")]
    [InlineData("<iframe srcdoc=\"{{ text }}\">")]
    [InlineData("{{ capture c; text; end }}<script>{{ c }}</script>")]
    public void A_text_does_not_get_into_a_script(string template) =>
        Assert.Contains("A text can't stand in a script", Render.Html(template, Model), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p {{ text }}>")]
    [InlineData("<{{ text }}>")]
    [InlineData("<p x{{ text }}=1>")]
    public void A_text_does_not_become_the_name_of_a_tag_or_attribute(string template) =>
        Assert.Contains("A text can't stand among the names of a tag", Render.Html(template, Model), StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>x = {{ n }}; y = {{ true }}</script>{{ '<' }}", "<script>x = 5; y = true</script>&lt;")]
    [InlineData("<script>x = {{ '</script>' | object.to_json | html.raw }}</script>", "<script>x = \"\\u003C/script\\u003E\"</script>")]
    [InlineData("<td width={{ n }}>{{ '<' }}", "<td width=5>&lt;")]
    [InlineData("<p style=\"color: {{ colour }}\">", "<p style=\"color: #ff0000\">")]
    [InlineData("<style>p { width: {{ n }}px }</style>{{ '<' }}", "<style>p { width: 5px }</style>&lt;")]
    [InlineData("<script>{{ include 'x' }}</script>", "<script>f(5)</script>")]
    public void What_is_harmless_goes_everywhere(string template, string expected) => Assert.Equal(
        expected, Render.With(new() { ["x"] = "f({{ 5 }})" }, template, Core.Ports.TemplateOutput.Html, Model));

    [Theory]
    [InlineData("<p style=\"color: {{ 'url(x)' }}\">")]
    [InlineData("<style>p { color: {{ 'red;}' }} }</style>")]
    public void A_style_takes_only_harmless_characters(string template) =>
        Assert.Contains("The text for a style has a", Render.Html(template, Model), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ if n == 5 }}<a href=\"{{ else }}<p title=\"{{ end }}{{ bad }}\">", false)]
    [InlineData("{{ if n == 6 }}<a href=\"{{ else }}<p title=\"{{ end }}{{ bad }}\">", true)]
    [InlineData("{{ for i in 1..2 }}<a href=\"/{{ i }}\">{{ bad }}</a>{{ end }}", true)]
    [InlineData("{{ '<a href=\"' | html.raw }}{{ bad }}\">", false)]
    public void The_place_follows_the_branches_that_are_taken(string template, bool isAllowed) =>
        Assert.Equal(isAllowed, !Render.Html(template, Model).Contains("A link can't begin", StringComparison.Ordinal));
}
