using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

/// <summary>What Scriban does and its corpus does not show.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("[0, 1, 2, 3, 4] / 2", "[0, 1]")]
    [InlineData("[0, 1, 2, 3, 4] % 2", "[0, 2, 4]")]
    [InlineData("2 * [1, 2]", "[1, 2, 1, 2]")]
    [InlineData("[1, 2] < [1, 3]", "true")]
    [InlineData("[1] <= [1, 0]", "true")]
    [InlineData("[2] > [1, 9]", "true")]
    [InlineData("[1] << 2", "[1, 2]")]
    [InlineData("0 >> [1]", "[0, 1]")]
    [InlineData("empty + 1", "")]
    [InlineData("'' >= empty", "true")]
    [InlineData("[] == empty", "true")]
    [InlineData("true + 1", "2")]
    [InlineData("'ab' * 2", "abab")]
    [InlineData("null + 1", "")]
    [InlineData("null >= null", "false")]
    [InlineData("'10' > 9", "false")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("7 // 2", "3")]
    [InlineData("1 / 0", "∞")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1.50m", "1.50")]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    public void Operators_work_on_every_kind_of_value(string expression, string expected) =>
        Assert.Equal(expected, Render.Text($"{{{{ {expression} }}}}").Replace("Infinity", "∞", StringComparison.Ordinal));

    [Theory]
    [InlineData("{{ true < false }}")]
    [InlineData("{{ {} < {} }}")]
    [InlineData("{{ [1] / 0 }}")]
    [InlineData("{{ [1] * (-1) }}")]
    [InlineData("{{ true + true }}")]
    public void What_has_no_meaning_is_an_error(string template) =>
        Assert.StartsWith("t(1,", Render.Text(template), StringComparison.Ordinal);

    [Fact]
    public void The_format_of_dates_holds_to_the_end_of_the_render_and_no_longer()
    {
        var renderer = new ScribanRenderer();
        var model = new Dictionary<string, object?> { ["d"] = new DateOnly(2026, 1, 2) };
        string? Run(string text) => renderer.Render(new Template("t", text, TemplateOutput.Text), model, _ => null).Text;
        Assert.Equal("2026-01-02|[2026-01-02]|%F", Run("{{ date.format = '%F'; d }}|{{ [d] }}|{{ date.format }}"));
        Assert.Equal("02 Jan 2026", Run("{{ d }}"));
    }

    [Theory]
    [InlineData("{{ string = {upcase: 5}; string.upcase }}", "5")]
    [InlineData("{{ for string in ['a']; string.size; end; 'ab' | string.size }}", "12")]
    [InlineData("{{ func f(math); ret math.abs; end; f {abs: 7} }}", "7")]
    [InlineData("{{ with {math: {abs: 8}}; math.abs; end }}", "8")]
    [InlineData("{{ x = {math: {abs: 9}}; import x; math.abs }}", "9")]
    [InlineData("{{ this['math'] = {abs: 6}; math.abs }}", "6")]
    [InlineData("{{ html.escape }}", "from the model")]
    public void A_variable_can_have_the_name_of_a_group(string template, string expected) => Assert.Equal(
        expected, Render.Text(template, new() { ["html"] = new Dictionary<string, object?> { ["escape"] = "from the model" } }));

    [Theory]
    [InlineData("a\r\n  {{ 'x\\ny' }}\r\nb", "a\r\n  x\n  y\r\nb")]
    [InlineData("a\r\n{{~ 1 ~}}\r\nb", "a\r\n1b")]
    [InlineData("{{ x = 1\r\nx + 1 # two\r\n}}\r\n", "2\r\n")]
    public void Lines_may_end_as_on_Windows(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Fact]
    public void A_place_counts_lines_that_end_as_on_Windows() =>
        Assert.StartsWith("t(3,6) : ", Render.Text("a\r\nb\r\n{{ x.y }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ include_join ['a', 'b'] ', ' }}", "A, B")]
    [InlineData("{{ include_join ['a', '', 'b'] 'tpl:line' '<' '>' }}", "<A-B>")]
    [InlineData("{{ include_join [] ',' '<' '>' }}", "<>")]
    [InlineData("{{ include_join 'a' ',' }}", "")]
    [InlineData("{{ include_join ['a'] }}", "t(1,22) : error : `include_join` takes 2 arguments, and 1 are given")]
    public void Several_templates_are_included_with_something_between(string template, string expected) => Assert.Equal(
        expected, Render.With(new() { ["a"] = "A", ["b"] = "B", ["line"] = "-" }, template));

    [Fact]
    public void Templates_that_are_joined_are_html_and_what_is_between_them_is_not() => Assert.Equal(
        "<b>1</b>&lt;<b>1</b>",
        Render.With(new() { ["a"] = "<b>{{ 1 }}</b>" }, "{{ include_join ['a', 'a'] '<' }}", TemplateOutput.Html));

    [Theory]
    [InlineData("../secret")]
    [InlineData("a/../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\\\secret")]
    [InlineData("c:secret")]
    [InlineData("a\\0b")]
    [InlineData("")]
    [InlineData(" ")]
    public void The_name_of_an_include_does_not_lead_out_of_the_folder(string name)
    {
        var asked = new List<string>();
        var rendering = new ScribanRenderer().Render(
            new Template("t", $"{{{{ include '{name}' }}}}", TemplateOutput.Text), Render.NoModel, wanted =>
            {
                asked.Add(wanted);
                return "secret";
            });
        Assert.Null(rendering.Text);
        Assert.Empty(asked);
    }

    [Fact]
    public void Includes_inside_of_includes_are_indented_by_both() => Assert.Equal(
        "x\n  A\n    1\n    2\n  A\n",
        Render.With(new() { ["a"] = "A\n  {{ include 'b' }}\nA", ["b"] = "1\n2" }, "x\n  {{ include 'a' }}\n"));

    [Fact]
    public void An_object_of_the_host_shows_nothing_and_can_not_be_changed()
    {
        var host = new Uri("http://shop.example/secret");
        var model = new Dictionary<string, object?> { ["host"] = host };
        Assert.Equal("", Render.Text("{{ host.host }}{{ host.absolute_path }}{{ host | object.keys | array.join }}".Replace(
            " | array.join", " | array.join ''", StringComparison.Ordinal), model));
        Assert.StartsWith("t(1,", Render.Text("{{ host.x = 1 }}", model), StringComparison.Ordinal);
        Assert.StartsWith("t(1,", Render.Text("{{ host 1 }}", model), StringComparison.Ordinal);
    }

    [Fact]
    public void All_regular_expressions_of_a_render_have_a_time_together() => Assert.Contains(
        "took longer than the limit of `0` seconds together",
        Render.Limited(new RenderLimits { RegexTimeTogether = TimeSpan.Zero }, "{{ regex.match 'a' 'a' }}"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ for i in 1..3; for.changed ? 'c' : '-'; end }}", "ccc")]
    [InlineData("{{ for i in [1, 1, 2]; for.changed ? 'c' : '-'; end }}", "c-c")]
    [InlineData("{{ for i in [5, 6]; for.index; for.rindex; for.length; for.first; for.last; end }}", "012truefalse102falsetrue")]
    [InlineData("{{ for i in 1..2; include 'loop'; for.index; end }}", "L00L11")]
    public void A_loop_says_how_far_it_is(string template, string expected) =>
        Assert.Equal(expected, Render.With(new() { ["loop"] = "{{ for j in [1]; 'L'; end }}{{ for.index }}" }, template));
}
