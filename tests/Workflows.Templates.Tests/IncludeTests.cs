namespace Workflows.Templates.Tests;

public sealed class IncludeTests
{
    [Theory]
    [InlineData("{{ include 'args' 1 x: 2 }}", "args,1,2,2")]
    [InlineData("{{ x = include 'plain'; '[' + x + ']' }}", "[plain]")]
    [InlineData("{{ include 'ret' }}{{ 'b' }}", "ab")]
    [InlineData("{{ y = 1; include 'shares'; y }}", "12")]
    [InlineData("a\n  {{ include 'lines' }}\nb", "a\n  1\n  2\nb")]
    [InlineData("{{ for i in 1..2; include ('pl' + 'ain'); end }}", "plainplain")]
    [InlineData("{{ $z = 1; include 'local'; $z }}", "1")]
    public void An_include_is_a_value_with_its_own_arguments_and_the_variables_of_the_caller(string template, string expected) =>
        Assert.Equal(expected, Render.With(Includes, template));

    [Theory]
    [InlineData("{{ include 'nope' }}", "t(1,18) : error : There is no template `nope` to include")]
    [InlineData("{{ include 'broken' }}", "broken(2,8) : error : A value is missing before `}}`: `<value> operator <value>`")]
    [InlineData("{{ include 'fails' }}", "fails(2,6) : error : `q` has no value here, so it has no `r`")]
    [InlineData("{{ include 'function'; f }}", "function(1,12) : error : `q` has no value here, so it has no `r`")]
    public void An_error_names_the_template_it_is_in(string template, string expected) =>
        Assert.Equal(expected, Render.With(Includes, template));

    [Fact]
    public void An_include_of_itself_ends_with_an_error() =>
        Assert.StartsWith("self(1,", Render.With(Includes, "{{ include 'self' }}"), StringComparison.Ordinal);

    private static readonly Dictionary<string, string> Includes = new()
    {
        ["args"] = "{{ $0 }},{{ $1 }},{{ $.x }},{{ $x }}",
        ["plain"] = "plain",
        ["ret"] = "a{{ ret }}never",
        ["shares"] = "{{ y }}{{ y = 2 }}",
        ["lines"] = "1\n2",
        ["local"] = "{{ $z }}",
        ["broken"] = "\n{{ 1 + }}",
        ["fails"] = "\n{{ q.r }}",
        ["function"] = "{{ f() = q.r }}",
        ["self"] = "{{ include 'self' }}",
    };
}
