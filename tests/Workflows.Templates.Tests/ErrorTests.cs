using Workflows.Core.Ports;

namespace Workflows.Templates.Tests;

public sealed class ErrorTests
{
    [Fact]
    public void All_mistakes_of_syntax_are_found_without_a_model()
    {
        var errors = new ScribanRenderer().Check(new Template("mail.txt", "{{ x = }}\n{{ 1 + }}", TemplateOutput.Text));
        Assert.Equal(["mail.txt(1,8)", "mail.txt(2,8)"], errors.Select(error => error.ToString().Split(" : ")[0]));
    }

    [Fact]
    public void A_template_without_mistakes_has_none() =>
        Assert.Empty(new ScribanRenderer().Check(new Template("t", "a{{ b.c }}", TemplateOutput.Text)));

    [Theory]
    [InlineData("{{ 1", "t(1,1) : error : The code block opened here is never closed: add `}}`")]
    [InlineData("a\n{%{ x", "t(2,1) : error : The raw block opened here is never closed: add `}%}`")]
    [InlineData("{{ end }}", "t(1,4) : error : Unexpected `end`: there is no open block")]
    [InlineData("{{ 'a\\q' }}", "t(1,6) : error : `\\q` means nothing in a text: write `\\\\` for a backslash")]
    [InlineData("{{ 1e-7 }}", "t(1,4) : error : `1e-7` is no number")]
    [InlineData("{{ x = 1\n  'abc }}\n", "t(2,3) : error : The text that begins here has no closing '")]
    [InlineData("{{ 12abc }}", "t(1,4) : error : `12abc` is no number")]
    [InlineData("{{ break }}", "t(1,4) : error : `break` works only inside of a loop")]
    public void A_mistake_of_syntax_has_a_place_and_says_what_is_wrong(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("\n{{ x.y }}", "t(2,6) : error : `x` has no value here, so it has no `y`")]
    [InlineData("{{ nope 1 }}", "t(1,4) : error : There is no function `nope`")]
    [InlineData("{{ 1 | object.nope }}", "t(1,8) : error : There is no function `object.nope`")]
    [InlineData("{{ '5' - 3 }}", "t(1,8) : error : `-` does not work with texts: turn them into numbers, for example with `string.to_int`")]
    [InlineData("{{ 5 % 0 }}", "t(1,6) : error : Nothing can be divided by zero")]
    [InlineData("{{ for x in 5; end }}", "t(1,13) : error : Unable to iterate over a value of the type `int`: expecting a list")]
    [InlineData("{{ string.size }}", "t(1,15) : error : `string.size` takes 1 arguments, and 0 are given")]
    [InlineData("{{ 'x' | string.size y: 1 }}", "t(1,26) : error : `string.size` has no argument called `y`: it takes `text`")]
    [InlineData("{{ 'nope' | date.parse }}", "t(1,23) : error : `nope` can't be read as a date")]
    [InlineData("{{ 1 | math.format 'N2' 'fr-FR' }}", "t(1,32) : error : The culture `fr-FR` can't be used: formats are those of the invariant culture. Leave it out")]
    [InlineData("{{ '1' | object.eval }}", "t(1,21) : error : `object.eval` can't be used: templates can't run texts as code")]
    [InlineData("{{ f(x) = x; f 1 2 }}", "t(1,14) : error : `f` takes 1 arguments, and 2 are given")]
    public void An_error_while_rendering_has_a_place_and_gives_no_text(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Fact]
    public void A_value_of_an_unknown_type_is_an_error() =>
        Assert.Equal("t(1,4) : error : A value of the type `Uri` can't be used in a template", Render.Text("{{ x }}", new() { ["x"] = new Uri("http://a") }));
}
