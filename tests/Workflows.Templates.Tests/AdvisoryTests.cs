using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

/// <summary>
/// The security advisories of Scriban (section 4 of the facts), one test each: what went wrong there must be an error with its place here,
/// or simply not possible.
/// </summary>
public sealed class AdvisoryTests
{
    private static readonly RenderLimits Small = new()
    {
        LoopRounds = 1000, Steps = 20_000, OutputCharacters = 10_000, TextCharacters = 100_000, Recursion = 50,
        RegexTime = TimeSpan.FromSeconds(30), RegexTimeTogether = TimeSpan.FromSeconds(60),
    };

    [Fact]
    public void GHSA_5wr9_what_one_render_may_see_another_one_does_not_inherit()
    {
        var renderer = new ScribanRenderer();
        var template = new Template("t", "{{ member.secret }}|{{ member.name }}", TemplateOutput.Text);
        string? Run(Dictionary<string, object?> member) =>
            renderer.Render(template, new Dictionary<string, object?> { ["member"] = member }, _ => null).Text;
        Assert.Equal("x|Anna", Run(new() { ["name"] = "Anna", ["secret"] = "x" }));
        Assert.Equal("|Ben", Run(new() { ["name"] = "Ben" }));
    }

    [Theory]
    [InlineData("{{ [] | array.insert_at 2000000000 1 }}")]
    [InlineData("{{ a = []; a[2000000000] = 1 }}")]
    [InlineData("{{ $1999999999 = 1 }}")]
    public void GHSA_24c8_a_large_index_allocates_nothing(string template) => Refused(template, "steps");

    [Theory]
    [InlineData("{{ while true; x = 'abcdefghij' * 500; end }}", "characters together")]
    [InlineData("{{ x = 'a'; while true; x = x + x; end }}", "The text exceeds")]
    public void GHSA_7jvp_memory_does_not_grow_without_an_end(string template, string expected) => Refused(template, expected);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("f(", ")")]
    [InlineData("$\"{", "}\"")]
    [InlineData("x.y[", "]")]
    [InlineData("!", "")]
    [InlineData("do; ", "; end")]
    public void GHSA_6q7j_the_limit_of_depth_holds_in_every_kind_of_nest(string open, string close) =>
        Refused("{{ x = " + Times(open, 5000) + "1" + Times(close, 5000) + " }}", "levels deep");

    [Theory]
    [InlineData("{{ [1, 2, 3] * 1000000000 }}")]
    [InlineData("{{ 1000000000 * [1, 2, 3] }}")]
    [InlineData("{{ [] * 2000000000 }}")]
    public void GHSA_q6rr_multiplying_a_list_is_work(string template) => Refused(template, "steps");

    [Theory]
    [InlineData("{{ for i in 1..900; 'abcdefghijklmnopqrstuvwxyz'; end }}")]
    [InlineData("{{ func f; 'abcdefghijklmnopqrstuvwxyz'; end; for i in 1..900; f; end }}")]
    [InlineData("{{ for i in 1..900; include 'letters'; end }}")]
    [InlineData("{{ for i in 1..900; capture x; 'abcdefghijklmnopqrstuvwxyz'; end; end }}")]
    [InlineData("{{ tablerow i in 1..900; i; end }}")]
    public void GHSA_m2p3_all_output_is_counted(string template) => Refused(template, "The output exceeds the limit of `10000` characters");

    [Theory]
    [InlineData("{{ 'a' * 2000000000 }}", "The text exceeds")]
    [InlineData("{{ 'ab' * 9000000000000000000 }}", "The text exceeds")]
    [InlineData("{{ 1 << 2000000000 }}", "bits for an integer")]
    [InlineData("{{ x = 3; for i in 1..100; x = x * x; end }}", "bits for an integer")]
    [InlineData("{{ 1e1001 }}", "is no number")]
    public void GHSA_xw6w_multiplied_texts_and_large_numbers_are_limited(string template, string expected) => Refused(template, expected);

    [Theory]
    [InlineData("{{ for i in 1..900; 1..900 | array.reverse; end }}")]
    [InlineData("{{ for i in 1..900; x = 1..900 | array.sort; end }}")]
    [InlineData("{{ for i in 1..900; x = 1..900 | array.uniq; end }}")]
    [InlineData("{{ for i in 1..900; x = 1..900 | array.contains 901; end }}")]
    [InlineData("{{ for i in 1..900; x = [] + (1..900) == 1..900; end }}")]
    [InlineData("{{ for i in 1..900; x = {a: 1..900} | object.to_json; end }}")]
    [InlineData("{{ x = [] + (1..900); for i in 1..900; y = '' + x == ''; end }}")]
    [InlineData("{{ f(x) = x; for i in 1..900; x = 1..900 | array.each @f; end }}")]
    public void GHSA_c875_work_inside_of_builtins_and_operators_counts(string template) => Refused(template, "exceed");

    [Theory]
    [InlineData("string.pad_left 2000000000")]
    [InlineData("string.pad_right 2000000000")]
    [InlineData("math.format 'N2000000000'")]
    [InlineData("object.format 'D999999999'")]
    public void GHSA_v66j_padding_is_limited(string call) => Refused("{{ 5 | " + call + " }}", "t(1,");

    [Theory]
    [InlineData("{{ x = 'ab'; for i in 1..100; x = x | string.append x; end }}")]
    [InlineData("{{ x = 'ab'; for i in 1..100; x = x | string.replace 'b' 'bbbb'; end }}")]
    [InlineData("{{ x = 'ab'; for i in 1..100; x = x | regex.replace '.' '$0$0'; end }}")]
    [InlineData("{{ x = '<'; for i in 1..100; x = x | html.escape; x = x + x; end }}")]
    [InlineData("{{ x = '%'; for i in 1..100; x = x | html.url_encode; x = x + x; end }}")]
    [InlineData("{{ x = 'ab'; for i in 1..100; x = $'{x}{x}'; end }}")]
    [InlineData("{{ x = 'ab'; for i in 1..100; x = [x, x] | array.join ''; end }}")]
    public void GHSA_5rpf_texts_do_not_grow_beyond_the_limit(string template) => Refused(template, "exceeds the limit");

    [Theory]
    [InlineData("if 1; ", "; end")]
    [InlineData("for x in y; ", "; end")]
    [InlineData("case 1; when 1; ", "; end")]
    [InlineData("capture x; ", "; end")]
    [InlineData("func f; ", "; end")]
    [InlineData("wrap f; ", "; end")]
    public void GHSA_wgh7_deep_nests_of_statements_do_not_use_up_the_stack(string open, string close) =>
        Refused("{{ " + Times(open, 5000) + "1" + Times(close, 5000) + " }}", "levels deep");

    [Theory]
    [InlineData("1 + ")]
    [InlineData("1 ?? ")]
    [InlineData("true && ")]
    [InlineData("true ? 1 : ")]
    [InlineData("x | ")]
    [InlineData("x.a")]
    public void GHSA_p6q4_long_chains_do_not_use_up_the_stack(string link) =>
        Refused("{{ " + (link == "x.a" ? "x" + Times(".a", 5000) : Times(link, 5000) + "x") + " }}", "levels deep");

    [Theory]
    [InlineData("{{ a = []; a[0] = a; a }}")]
    [InlineData("{{ a = {}; a.b = [a]; a }}")]
    [InlineData("{{ a = {}; a.b = a; x = 'x' + a }}")]
    [InlineData("{{ a = []; a[0] = a; a | array.join '' }}")]
    [InlineData("{{ a = []; a[0] = a; b = []; b[0] = b; a < b }}")]
    public void GHSA_grr9_a_value_that_contains_itself_is_not_printed(string template) => Refused(template, "it may contain itself");

    [Theory]
    [InlineData("{{ a = {}; a.b = a; a | object.to_json }}")]
    [InlineData("{{ a = []; a[0] = a; a | object.to_json }}")]
    public void GHSA_xcx6_nor_turned_into_json(string template) => Refused(template, "it may contain itself");

    [Fact]
    public void GHSA_x6m9_an_include_that_changed_is_seen_by_the_next_render()
    {
        var renderer = new ScribanRenderer();
        string? Run(string included) =>
            renderer.Render(new Template("t", "{{ include 'profile' }}", TemplateOutput.Text), Render.NoModel, _ => included).Text;
        Assert.Equal("for admins", Run("for admins"));
        Assert.Equal("for guests", Run("for guests"));
    }

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void Refused(string template, string expected)
    {
        var rendering = new ScribanRenderer(Small, []).Render(
            new Template("t", template, TemplateOutput.Text), Render.NoModel, _ => "abcdefghijklmnopqrstuvwxyz");
        Assert.Null(rendering.Text);
        var error = Assert.Single(rendering.Errors);
        Assert.True(error is { Name: "t" or "letters", Line: 1, Column: > 1 }, error.ToString());
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }
}
