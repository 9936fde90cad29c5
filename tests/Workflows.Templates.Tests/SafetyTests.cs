using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

public sealed class SafetyTests
{
    [Theory]
    [InlineData("{{ for x in 1..11; end }}", "t(1,14) : error : The range has more than 10 numbers")]
    [InlineData("{{ for x in 1..6; end; for y in 1..6; end }}", "t(1,33) : error : The loops of this template make more than 10 rounds: walk over fewer items")]
    [InlineData("{{ while true; end }}", "t(1,10) : error : The loops of this template make more than 10 rounds: walk over fewer items")]
    public void Rounds_of_all_loops_are_counted_together(string template, string expected) =>
        Assert.Equal(expected, Render.Limited(new RenderLimits { LoopRounds = 10 }, template));

    [Theory]
    [InlineData("{{ func f; f; end; f }}", "t(1,12) : error : `f` is more than 5 functions and includes deep: does it call itself without an end?")]
    [InlineData("{{ func f; [1] | array.each @f; end; f }}", "more than 5 functions and includes deep")]
    public void Recursion_is_limited_also_through_builtins(string template, string expected) =>
        Assert.Contains(expected, Render.Limited(new RenderLimits { Recursion = 5 }, template), StringComparison.Ordinal);

    [Theory]
    [InlineData("0123456789{{ 'x' }}", "t(1,14) : error : The output exceeds the limit of `10` characters")]
    [InlineData("{{ capture x }}123456{{ end }}{{ x }}", "t(1,34) : error : The output exceeds the limit of `10` characters")]
    [InlineData("{{ x = 'a' * 11 }}", "The text exceeds the limit of `10` characters")]
    [InlineData("{{ x = 'abcdef'; x = x + x }}", "The text exceeds the limit of `10` characters")]
    [InlineData("{{ x = 'a' | string.pad_left 2000000000 }}", "The text exceeds the limit of `10` characters")]
    [InlineData("{{ x = 'aaaa' | string.replace 'a' 'bbb' }}", "The text exceeds the limit of `10` characters")]
    [InlineData("{{ x = 'aaaa' | regex.replace 'a' 'bbb' }}", "The text exceeds the limit of `10` characters")]
    [InlineData("{{ x = 1..5 | array.join 'aaa' }}", "The text exceeds the limit of `10` characters")]
    [InlineData("{{ x = $'{\"abcdef\"}{\"abcdef\"}' }}", "The text exceeds the limit of `10` characters")]
    public void The_output_and_every_text_are_limited_with_an_error(string template, string expected) =>
        Assert.Contains(expected, Render.Limited(new RenderLimits { OutputCharacters = 10 }, template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ x = [1]; while true; x = array.concat x x; end }}")]
    [InlineData("{{ x = [1] * 1000000000 }}")]
    [InlineData("{{ x = []; x[1000000000] = 1 }}")]
    [InlineData("{{ x = [] | array.insert_at 1000000000 1 }}")]
    [InlineData("{{ f(x) = x; for i in 1..1000; 1..1000 | array.each @f; end }}")]
    public void Work_inside_of_functions_and_operators_is_counted(string template) =>
        Assert.Contains("The template exceeds the limit of `10000` steps", Render.Limited(new RenderLimits { Steps = 10_000 }, template), StringComparison.Ordinal);

    [Theory]
    [InlineData(TemplateOutput.Text)]
    [InlineData(TemplateOutput.Html)]
    public void A_text_is_work_whether_it_is_HTML_or_not(TemplateOutput output)
    {
        var renderer = new ScribanRenderer(new RenderLimits { Steps = 10_000 }, []);
        var template = new Template("t", "{{ capture x; 'a' * 200000; end; for i in 1..5; string.size x; end }}", output);
        Assert.Contains(
            "The template exceeds the limit of `10000` steps", Render.Shown(renderer.Render(template, Render.NoModel, _ => null)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_is_worked_out_once() => Assert.Equal(
        "1", Render.Text("{{ o = { n: 0 }; func g; ret 1; end; func f(a); o.n = o.n + 1; ret @g; end; x = (f 1).size; o.n }}"));

    [Fact]
    public void A_very_long_name_is_compared_with_no_other() => Assert.DoesNotContain(
        "Did you mean", Render.Text("{{ " + new string('a', 3000) + "x = 1; " + new string('a', 3000) + "y.z }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ 1 << 100000000 }}")]
    [InlineData("{{ x = 1 << 60000; x = x * x }}")]
    public void Integers_are_limited(string template) => Assert.Contains(
        "bits for an integer", Render.Text(template), StringComparison.Ordinal);

    [Fact]
    public void A_slow_regular_expression_is_stopped() => Assert.Contains(
        "took longer than the limit",
        Render.Limited(new RenderLimits { RegexTime = TimeSpan.FromMilliseconds(20) }, "{{ regex.match ('a' * 40 + 'b') '^(a+)+$' }}"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("{a:", "}")]
    [InlineData("1 + ", "")]
    [InlineData("true ? 1 : ", "")]
    [InlineData("if 1; ", "; end")]
    [InlineData("x = do; ", "; end")]
    public void Deep_nests_are_an_error_and_no_crash(string open, string close)
    {
        var template = "{{ " + string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000)) + " }}";
        Assert.Contains("nested more than 250 levels deep", Render.Text(template), StringComparison.Ordinal);
    }

    [Fact]
    public void Recursion_of_deep_functions_is_an_error_and_no_crash_on_a_small_stack()
    {
        var template = "{{ func f(x); ret " + string.Concat(Enumerable.Repeat("1 + (", 60)) + "f(x)" + new string(')', 60) + "; end; f(1) }}";
        var shown = string.Empty;
        var thread = new Thread(() => shown = Render.Limited(new RenderLimits { Recursion = 100_000 }, template), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Contains("The template nests too deep", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ a = []; a[0] = a; a }}")]
    [InlineData("{{ a = {}; a.b = a; a }}")]
    [InlineData("{{ a = []; a[0] = a; b = []; b[0] = b; a == b }}")]
    [InlineData("{{ a = {}; a.b = a; a | object.to_json }}")]
    public void A_value_that_contains_itself_is_an_error(string template) =>
        Assert.Contains("it may contain itself", Render.Text(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ o.a = 2 }}", "`a` can't be changed: a template changes only values that it made itself")]
    [InlineData("{{ o['a'] = 2 }}", "`a` can't be changed")]
    [InlineData("{{ l[0] = 2 }}", "`0` can't be changed")]
    [InlineData("{{ string.size = 2 }}", "`size` can't be changed")]
    [InlineData("{{ o = 1; with m; a = 5; end; l << 3 }}", "[1, 3]")]
    public void A_template_can_not_change_the_model(string template, string expected)
    {
        var record = new Dictionary<string, object?> { ["a"] = 1 };
        var list = new List<object?> { 1 };
        var model = new Dictionary<string, object?> { ["o"] = record, ["l"] = list, ["m"] = record };
        Assert.Contains(expected, Render.Text(template, model), StringComparison.Ordinal);
        Assert.Equal(1, record["a"]);
        Assert.Equal(1, Assert.Single(list));
        Assert.Equal(3, model.Count);
    }

    [Fact]
    public void Nothing_of_a_render_survives_it()
    {
        var renderer = new ScribanRenderer();
        Rendering Run(string text) => renderer.Render(new Template("t", text, TemplateOutput.Text), Render.NoModel, _ => null);
        Assert.Equal("a", Run("{{ string = 1; x = 1; array.cycle ['a', 'b'] }}").Text);
        Assert.Null(Run("partial {{ null.x }}").Text);
        Assert.Equal("1,,a", Run("{{ 'x' | string.size }},{{ x }},{{ array.cycle ['a', 'b'] }}").Text);
    }

    [Fact]
    public void Many_threads_share_a_renderer()
    {
        var renderer = new ScribanRenderer();
        var texts = new string[200];
        Parallel.For(0, texts.Length, index => texts[index] = Render.Shown(renderer.Render(
            new Template("t", $"{{{{ for x in 1..50; x + n; ','; end }}}}{index % 7}", TemplateOutput.Text),
            new Dictionary<string, object?> { ["n"] = index },
            _ => null)));
        for (var index = 0; index < texts.Length; index++)
        {
            Assert.Equal(string.Concat(Enumerable.Range(1, 50).Select(x => $"{x + index},")) + index % 7, texts[index]);
        }
    }

    [Fact]
    public void More_templates_than_the_cache_holds_render_right()
    {
        var renderer = new ScribanRenderer();
        for (var index = 0; index < 3000; index++)
        {
            var number = index % 1500;
            Assert.Equal($"{number}", renderer.Render(new Template("t", $"{{{{ {number} }}}}", TemplateOutput.Text), Render.NoModel, _ =>
                null).Text);
        }
    }
}
