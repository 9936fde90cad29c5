namespace Workflows.Templates.Tests;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("a{{ 1 }}b", "a1b")]
    [InlineData("a \n {{- 1 -}} \n b", "a1b")]
    [InlineData("a  \n  {{~ 1 ~}}  \n  b", "a  \n1  b")]
    [InlineData("{%{ {{ x }} }%}", " {{ x }} ")]
    [InlineData("{%%{ }%} }%%}", " }%} ")]
    [InlineData("a { b } {% c", "a { b } {% c")]
    public void Text_around_code_keeps_or_loses_white_space_as_the_marks_say(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("a\n  {{ 'x\\ny' }}z", "a\n  x\n  yz")]
    [InlineData("  {{ if false }}x{{ end }}\na\nb", "  \na\nb")]
    [InlineData("  {{~ 'x\\ny' }}", "x\ny")]
    public void An_indented_code_block_indents_its_further_lines_and_nothing_else(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("{{ 1 # one }}{{ ## two\nlines ## 2 }}", "12")]
    [InlineData("{{ # nothing -}}  a", "a")]
    public void Comments_write_nothing(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("'a\\tb\\u0041'", "a\tbA")]
    [InlineData("`a\\n``b`", "a\\n`b")]
    [InlineData("$'{1 + 1}{\"x\"}\\{'", "2x{")]
    [InlineData("$\"a{$'b{1}c'}d\"", "ab1cd")]
    public void Texts_are_read_by_the_rules_of_their_quotes(string expression, string expected) =>
        Assert.Equal(expected, Render.Text($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("1 < 2 && 2 < 1 || true", "true")]
    [InlineData("null ?? 1 + 1", "2")]
    [InlineData("1 + 1 == 2 ? 'y' : 'n'", "y")]
    [InlineData("1 << 2 + 1", "5")]
    [InlineData("1..2 == [1, 2]", "true")]
    [InlineData("-2 + 5", "3")]
    [InlineData("!true || true", "true")]
    [InlineData("true ? 1 : 2 | math.plus 5", "1")]
    [InlineData("'123' | string.to_int + 1", "124")]
    public void Operators_bind_in_their_order(string expression, string expected) =>
        Assert.Equal(expected, Render.Text($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("math.plus 1 2 * 3", "7")]
    [InlineData("math.plus(1, 2) * 3", "9")]
    [InlineData("string.truncate length: 4 text: 'abcdefgh'", "a...")]
    [InlineData("'abcdefgh' | string.truncate 4 ellipsis: '.'", "abc.")]
    [InlineData("[3, 1] |\n array.sort | array.first", "1")]
    [InlineData("5 + math.abs (-2)", "7")]
    public void Functions_are_called_with_spaces_parentheses_names_and_pipes(string expression, string expected) =>
        Assert.Equal(expected, Render.Text($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("{{ x = 5; x += 2; x *= 3; x -= 1; x //= 3; x %= 4; x }}", "2")]
    [InlineData("{{ x = 5; x++; ++x; x }}", "577")]
    [InlineData("{{ o = {a: {}}; o.a.b = 1; o['c'] = 2; o }}", "{a: {b: 1}, c: 2}")]
    [InlineData("{{ a = []; a[2] = 1; a[-1] = 7; a }}", "[null, null, 7]")]
    [InlineData("{{ x = {b: 1}; x?.y?.z; x.b }}", "1")]
    public void Assignments_reach_variables_members_and_elements(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("{{ if 0 }}a{{ end }}{{ if '' }}b{{ end }}{{ if null }}c{{ else if [] }}d{{ end }}", "abd")]
    [InlineData("{{ case 3; when 1, 2; 'a'; when 3 || 4; 'b'; else; 'c'; end }}", "b")]
    [InlineData("{{ for x in 1..5 offset:1 limit:3 reversed; x; end }}", "543")]
    [InlineData("{{ for x in []; x; else; 'none'; end }}", "none")]
    [InlineData("{{ for x in 1..9; if x == 2; continue; end; if x == 4; break; end; x; end }}", "13")]
    [InlineData("{{ for x in {a: 1}; x.key; x.value; end; for c in 'xy'; c + '.'; end }}", "a1x.y.")]
    [InlineData("{{ for x in 1..2; for y in 1..2; for.index; end; for.index; end }}", "010011")]
    [InlineData("{{ x = 0; while x < 3; x += 1; while.index; end }}", "012")]
    [InlineData("{{ capture x }}a{{ 1 }}{{ end }}[{{ x }}]", "[a1]")]
    [InlineData("{{ o = {a: 1}; with o; b = a + 1; end; o.b; b }}", "2")]
    [InlineData("{{ x = {a: 1}; import x; a }}", "1")]
    [InlineData("a{{ ret }}b", "a")]
    public void Statements_do_what_they_say(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("{{ func f; ret $0 + $.x; end; f 1 x: 2 }}", "3")]
    [InlineData("{{ func f(a, b = 2, c...); ret a + b + c.size; end; f 1; f(1, 5, 9, 9) }}", "38")]
    [InlineData("{{ f(x) = x * 2; f 4 }}", "8")]
    [InlineData("{{ func f(x); y = x; ret y; end; f 1; y }}", "1")]
    [InlineData("{{ [1, 2] | array.each @(do; ret $0 * 2; end) }}", "[2, 4]")]
    [InlineData("{{ g = @math.abs; g (-3) }}", "3")]
    [InlineData("{{ func w; '<'; $$; '>'; end; wrap w; 'x'; end }}", "<x>")]
    [InlineData("{{ func f; ret $0 + $1; end; f ^[1, 2] }}", "3")]
    public void Functions_of_the_template_take_their_arguments(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template));
}
