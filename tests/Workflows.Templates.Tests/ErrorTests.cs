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
    [InlineData("{{ 'a\\q' }}", "t(1,6) : error : Unexpected escape character `q` in string. Only \\ ' \" \\ { n r t b f v 0 u x are allowed")]
    [InlineData("{{ 1e-7 }}", "t(1,4) : error : Unable to parse the integer `1e-7`")]
    [InlineData("{{ 12abc }}", "t(1,4) : error : Unable to parse the integer `12abc`")]
    [InlineData("{{ break }}", "t(1,4) : error : The <break> statement can only be used inside for/while loops")]
    public void A_mistake_of_syntax_has_a_place_and_says_what_is_wrong(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("\n{{ x.y }}", "t(2,6) : error : Cannot get the member x.y for a null object.")]
    [InlineData("{{ nope 1 }}", "t(1,4) : error : The function `nope` was not found")]
    [InlineData("{{ 1 | object.nope }}", "t(1,8) : error : Pipe expression destination `object.nope` is not a valid function ")]
    [InlineData("{{ '5' - 3 }}", "t(1,8) : error : Operator `-` is not supported on string objects")]
    [InlineData("{{ 5 % 0 }}", "t(1,6) : error : Attempted to divide by zero.")]
    [InlineData("{{ for x in 5; end }}", "t(1,13) : error : Unable to iterate over a value of the type `int`: expecting a list")]
    [InlineData("{{ string.size }}", "t(1,15) : error : Invalid number of arguments `0` passed to `string.size` while expecting `1` arguments")]
    [InlineData("{{ 'x' | string.size y: 1 }}", "t(1,26) : error : Invalid argument name `y` for the function `string.size`: expecting one of `text`")]
    [InlineData("{{ 'nope' | date.parse }}", "t(1,23) : error : `nope` can't be read as a date")]
    [InlineData("{{ 1 | math.format 'N2' 'fr-FR' }}", "t(1,32) : error : The culture `fr-FR` can't be used: formats are those of the invariant culture. Leave it out")]
    [InlineData("{{ '1' | object.eval }}", "t(1,21) : error : The function `object.eval` is not available: templates can't run texts as code")]
    [InlineData("{{ f(x) = x; f 1 2 }}", "t(1,14) : error : Invalid number of arguments `2` passed to `f` while expecting `1` arguments")]
    public void An_error_while_rendering_has_a_place_and_gives_no_text(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Fact]
    public void A_value_of_an_unknown_type_is_an_error() =>
        Assert.Equal("t(1,4) : error : A value of the type `Uri` can't be used in a template", Render.Text("{{ x }}", new() { ["x"] = new Uri("http://a") }));
}
