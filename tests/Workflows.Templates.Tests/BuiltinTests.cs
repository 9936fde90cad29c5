using System.Globalization;
using Workflows.Core.Ports;
using Workflows.Templates.Builtins;

namespace Workflows.Templates.Tests;

/// <summary>Every function of every group, at the places where Scriban is particular.</summary>
public sealed class BuiltinTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "[1] | array.add 2", "[1, 2]" },
        { "null | array.add 2", "[2]" },
        { "[1] | array.add_range [2]", "[1, 2]" },
        { "['a', 'b'] | array.any @string.contains 'b'", "true" },
        { "[1] | array.any 5", "false" },
        { "[1, null] | array.compact", "[1]" },
        { "[1] | array.concat [2]", "[1, 2]" },
        { "null | array.concat [2]", "[2]" },
        { "[1, '2'] | array.contains 2", "true" },
        { "[array.cycle([1, 2]), array.cycle([1, 2]), array.cycle([1, 2])]", "[1, 2, 1]" },
        { "[array.cycle([1, 2], 'a'), array.cycle([1, 2], 'b'), array.cycle([3, 4], 'a')]", "[1, 1, 4]" },
        { "[' a '] | array.each @string.strip", "[\"a\"]" },
        { "['', 'x'] | array.filter @string.empty", "[\"\"]" },
        { "[4, 5] | array.first", "4" },
        { "[1] | array.insert_at 3 4", "[1, null, null, 4]" },
        { "[1, 2] | array.insert_at (-1) 0", "[0, 1, 2]" },
        { "[1, 2] | array.join '|'", "1|2" },
        { "['a'] | array.join ',' @string.upcase", "A" },
        { "[4, 5] | array.last", "5" },
        { "[1, 2, 3] | array.limit 2", "[1, 2]" },
        { "[{a: 1}, {b: 2}] | array.map 'a'", "[1]" },
        { "{a: {b: 5}} | array.map 'value'", "[{b: 5}]" },
        { "[1, 2, 3] | array.offset 2", "[3]" },
        { "[1, 2, 3] | array.remove_at (-1)", "[1, 2]" },
        { "[1, 2] | array.remove_at 9", "[1, 2]" },
        { "[1, 2] | array.reverse", "[2, 1]" },
        { "[1, 2] | array.size", "2" },
        { "['b', null, 'a'] | array.sort", "[null, \"a\", \"b\"]" },
        { "[{a: {b: 2}}, {a: {b: 1}}] | array.sort 'a.b'", "[{a: {b: 1}}, {a: {b: 2}}]" },
        { "[1, 'a', 1, 'a', null, null] | array.uniq", "[1, \"a\", null]" },
        { "[[1], [1]] | array.uniq", "[[1]]" },
        { "d | date.add_days 1.5", "03 Jan 2026" },
        { "d | date.add_hours 24", "02 Jan 2026" },
        { "d | date.add_milliseconds 1 | date.to_string '%L'", "001" },
        { "d | date.add_minutes 61 | date.to_string '%R'", "13:01" },
        { "d | date.add_months 13", "01 Feb 2027" },
        { "d | date.add_seconds 61 | date.to_string '%T'", "12:01:01" },
        { "d | date.add_years (-1)", "01 Jan 2025" },
        { "date.now.year", "2026" },
        { "date.utc_now | date.to_string '%F %T'", "2026-03-04 05:06:07" },
        { "date.parse '2016/01/05'", "05 Jan 2016" },
        { "date '2016/01/05'", "05 Jan 2016" },
        { "'2016/01/05' | date", "05 Jan 2016" },
        { "date.parse '18--06' '%y--%m' | date.to_string '%F'", "2018-06-01" },
        { "date.parse ''", "" },
        { "'2016/01/05' | date.parse_to_string '%Y--%m--%d'", "2016--01--05" },
        { "d | date.to_string '%q %% %e|%k|%l|%P|%j|%u|%y'", "%q %  1|12|12|pm|001|4|26" },
        { "d | date.to_string '%g'", " 01 Jan 2026" },
        { "d | date.to_string '%a %A %b %B %C %D %h %H %I %m %M %N %p'",
            "Thu Thursday Jan January 20 01/01/26 Jan 12 12 01 00 000000000 PM" },
        { "d | date.to_string '%r|%s|%S|%t|%U|%v|%V|%w|%W|%x|%X|%Z'",
            "12:00:00 PM|1767268800|00|\t|01| 1-JAN-2026|01|4|01|01/01/2026|12:00:00|+00:00" },
        { "d | date.to_string '%c'", "Thu Jan 01 12:00:00 2026" },
        { "date.default_format", "%d %b %Y" },
        { "date.format", "%d %b %Y" },
        { "'<a' | html.escape", "&lt;a" },
        { "\"a\\r\\nb\\rc\" | html.newline_to_br", "a<br />\r\nb<br />\rc" },
        { "'<p title=\">\">a</p><!-- b --><script>c</script>' | html.strip", "a" },
        { "'a b&' | html.url_encode", "a%20b%26" },
        { "'a b&%é' | html.url_escape", "a%20b&%25%C3%A9" },
        { "'<' | html.raw", "<" },
        { "math.abs (-2.5)", "2.5" },
        { "math.ceil 1.2", "2" },
        { "10 | math.divided_by 4", "2" },
        { "10 | math.divided_by 4.0", "2.5" },
        { "math.floor (-1.2)", "-2" },
        { "1234.5 | math.format 'N2'", "1,234.50" },
        { "null | math.format 'N2'", "" },
        { "math.is_number '1'", "false" },
        { "5 | math.minus 2", "3" },
        { "5 | math.modulo 3", "2" },
        { "'a' | math.plus 'b'", "ab" },
        { "math.random 3 3", "3" },
        { "math.round 2.5", "2" },
        { "math.round 2.6789 2", "2.68" },
        { "5 | math.times 2", "10" },
        { "math.uuid | string.size", "36" },
        { "'' | object.default 'x'", "x" },
        { "255 | object.format 'X4'", "00FF" },
        { "'{\"a\": [1, 2.5, null]}' | object.from_json", "{a: [1, 2.5, null]}" },
        { "{a: null} | object.has_key 'a'", "true" },
        { "{a: null} | object.has_value 'a'", "false" },
        { "{a: 1, b: 2} | object.keys", "[\"a\", \"b\"]" },
        { "1 | object.kind", "int" },
        { "{a: 1} | object.size", "1" },
        { "{a: [1, '<', null]} | object.to_json", "{\"a\":[1,\"\\u003C\",null]}" },
        { "[] | object.typeof", "array" },
        { "{a: 1, b: 2} | object.values", "[1, 2]" },
        { "'a.b' | regex.escape", "a\\.b" },
        { "'a1' | regex.match '([a-z])(\\\\d)'", "[\"a1\", \"a\", \"1\"]" },
        { "'a' | regex.match 'b'", "[]" },
        { "'a1b2' | regex.matches '\\\\d'", "[[\"1\"], [\"2\"]]" },
        { "'aBa' | regex.replace 'b' 'x' 'i'", "axa" },
        { "'a, b' | regex.split ',\\\\s*'", "[\"a\", \"b\"]" },
        { "'a\\\\.b' | regex.unescape", "a.b" },
        { "'a' | string.append 'b'", "ab" },
        { "'aGVsbG8=' | string.base64_decode", "hello" },
        { "'hello' | string.base64_encode", "aGVsbG8=" },
        { "'anna b' | string.capitalize", "Anna b" },
        { "'anna 1st b' | string.capitalizewords", "Anna 1St B" },
        { "'abc' | string.contains ''", "false" },
        { "'AB' | string.downcase", "ab" },
        { "'' | string.empty", "true" },
        { "'abc' | string.ends_with 'c'", "true" },
        { "'A' | string.equals_ignore_case 'a'", "true" },
        { "null | string.equals_ignore_case null", "false" },
        { "'a\"b' | string.escape", "a\\\"b" },
        { "'!100% M & Ms!!!' | string.handleize", "-100-m-ms" },
        { "'a' | string.hmac_sha1 'k' | string.size", "40" },
        { "'test' | string.hmac_sha256 'secret' | string.slice 0 8", "0329a06b" },
        { "'a' | string.hmac_sha512 'k' | string.size", "128" },
        { "'abcb' | string.index_of 'b' 2", "3" },
        { "'a' | string.literal", "\"a\"" },
        { "' a ' | string.lstrip", "a " },
        { "'test' | string.md5", "098f6bcd4621d373cade4e832627b4f6" },
        { "null | string.md5", "d41d8cd98f00b204e9800998ecf8427e" },
        { "'a' | string.pad_left 3", "  a" },
        { "'a' | string.pad_right 3", "a  " },
        { "1 | string.pluralize 'one' 'many'", "one" },
        { "0 | string.pluralize 'one' 'many'", "many" },
        { "'a' | string.prepend 'b'", "ba" },
        { "'abab' | string.remove 'b'", "aa" },
        { "'aBab' | string.remove_first 'b'", "aab" },
        { "'abab' | string.remove_last 'b'", "aba" },
        { "'abab' | string.replace 'b' 'c'", "acac" },
        { "'aBab' | string.replace_first 'b' 'c'", "acab" },
        { "'abab' | string.replace_first 'b' 'c' true", "abac" },
        { "' a ' | string.rstrip", " a" },
        { "'test' | string.sha1 | string.slice 0 8", "a94a8fe5" },
        { "'test' | string.sha256 | string.slice 0 8", "9f86d081" },
        { "'test' | string.sha512 | string.slice 0 8", "ee26b0dd" },
        { "'abc' | string.size", "3" },
        { "'hello' | string.slice (-3) 2", "ll" },
        { "'hello' | string.slice 9", "" },
        { "'hello' | string.slice1 1", "e" },
        { "'a  b' | string.split ' '", "[\"a\", \"b\"]" },
        { "'ab' | string.split ''", "[\"ab\"]" },
        { "'abc' | string.starts_with 'a'", "true" },
        { "' a ' | string.strip", "a" },
        { "\"a\\r\\nb\" | string.strip_newlines", "ab" },
        { "'1,234.5' | string.to_double", "1234.5" },
        { "'1.5' | string.to_float", "1.5" },
        { "'x' | string.to_int", "" },
        { "'123678912345678' | string.to_long", "123678912345678" },
        { "'abcdef' | string.truncate 4", "a..." },
        { "'abc' | string.truncate 2 ''", "ab" },
        { "'a b c' | string.truncatewords 2", "a b..." },
        { "'a' | string.upcase", "A" },
        { "' ' | string.whitespace", "true" },
        { "timespan.from_days 1", "1.00:00:00" },
        { "(timespan.from_hours 5).hours", "5" },
        { "(timespan.from_milliseconds 5).milliseconds", "5" },
        { "(timespan.from_minutes 90).total_hours", "1.5" },
        { "(timespan.from_seconds 5).seconds", "5" },
        { "(timespan.parse '1:30').minutes", "30" },
        { "timespan.zero", "00:00:00" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_function_gives_what_Scriban_gives(string expression, string expected) => Assert.Equal(
        expected, Render.Text($"{{{{ {expression} }}}}", new() { ["d"] = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) }));

    public static TheoryData<string, string> LocalCases => new()
    {
        { "1234567.5 | local.number", "en 1,234,567.5|de 1.234.567,5|zh 1,234,567.5|fr 1\u202F234\u202F567,5" },
        { "1234 | local.number", "en 1,234|de 1.234|zh 1,234|fr 1\u202F234" },
        { "0.005m | local.number 2", "en 0.01|de 0,01|zh 0.01|fr 0,01" },
        { "(-0.001) | local.number 2", "en 0.00|de 0,00|zh 0.00|fr 0,00" },
        { "1234.5 | local.money", "en HKD\u00A01,234.50|de 1.234,50\u00A0HKD|zh HKD\u00A01,234.50|fr 1\u202F234,50\u00A0HKD" },
        { "8 | local.money 'EUR'", "en EUR\u00A08|de 8\u00A0EUR|zh EUR\u00A08|fr 8\u00A0EUR" },
        { "d | local.date", "en 4 March 2026|de 4. März 2026|zh 2026年3月4日|fr 4 mars 2026" },
        { "d | local.date 'short'", "en 04/03/2026|de 04.03.2026|zh 2026/03/04|fr 04/03/2026" },
        { "d | local.time", "en 18:05|de 18:05|zh 18:05|fr 18:05" },
        { "d | local.weekday", "en Wednesday|de Mittwoch|zh 星期三|fr mercredi" },
        { "0 | local.plural 'one' 'more'", "en more|de more|zh more|fr one" },
        { "1 | local.plural 'one' 'more'", "en one|de one|zh more|fr one" },
        { "1.5 | local.plural 'one' 'more'", "en more|de more|zh more|fr one" },
        { "d | local.date language: 'es-MX'", "en 4 de marzo de 2026|de 4 de marzo de 2026|zh 4 de marzo de 2026|fr 4 de marzo de 2026" },
        { "null | local.date", "en |de |zh |fr " },
    };

    [Theory]
    [MemberData(nameof(LocalCases))]
    public void A_local_form_is_of_the_language_of_the_member(string expression, string expected) => Assert.Equal(expected, string.Join('|',
        new[] { "en", "de", "zh-Hant", "fr" }.Select(language => $"{language[..2]} " + Render.Text($"{{{{ {expression} }}}}", new()
        {
            ["d"] = new DateTimeOffset(2026, 3, 4, 18, 5, 0, TimeSpan.FromHours(8)),
            ["member"] = new Dictionary<string, object?> { ["language"] = language },
            ["programme"] = new Dictionary<string, object?> { ["currency"] = "HKD" },
        }))));

    [Fact]
    public void A_language_without_forms_is_told_with_those_that_are_known() => Assert.Contains(
        "`xx` aren't known here: known are de, en, es, fr, it, ja, nl, zh", Render.Text("{{ 1 | local.number language: 'xx' }}"), StringComparison.Ordinal);

    [Fact]
    public void No_function_goes_without_a_case()
    {
        var written = string.Join('\n', Cases.Concat(LocalCases).Select(row => (string)row[0]));
        string[] codes = ["object.eval", "object.eval_template"];
        var missing = RootFunctions.GroupNames
            .SelectMany(group => Group(group).Keys.Select(name => $"{group}.{name}"))
            .Where(name => !written.Contains(name, StringComparison.Ordinal) && !codes.Contains(name));
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("{{ '1 + 2' | object.eval }}", "3")]
    [InlineData("{{ x = 5; 'x * 2' | object.eval }}", "10")]
    [InlineData("{{ 'y = 7' | object.eval; y }}", "7")]
    [InlineData("{{ 5 | object.eval }}", "5")]
    [InlineData("{{ 'a {{ 1 + 2 }} b' | object.eval_template }}", "a 3 b")]
    [InlineData("{{ '1 +' | object.eval }}", "t(1,6) : error : Error while parsing binary expression: "
        + "Expecting an <expression> to the right of the operator instead of `\\n` in: <expression> operator <expression>")]
    public void Only_the_corpus_can_run_texts_as_code(string template, string expected)
    {
        var renderer = new ScribanRenderer(new RenderLimits(), [], null, isCorpus: true);
        var rendering = renderer.Render(new Template("t", template, TemplateOutput.Text), Render.NoModel, _ => null);
        Assert.Equal(expected, Render.Shown(rendering));
        Assert.Contains("templates can't run texts as code", Render.Text(template), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_with_fixed_digits_is_written_as_dotnet_writes_it()
    {
        var random = new Random(20261122);
        Span<char> text = stackalloc char[64];
        for (var round = 0; round < 20_000; round++)
        {
            var high = random.Next(round % 3 == 0 ? 5 : 100_000_000);
            var number = new decimal(random.Next(), high, 0, random.Next(2) == 0, (byte)random.Next(12));
            var format = (random.Next(2) == 0 ? "N" : "F") + random.Next(7).ToString(CultureInfo.InvariantCulture);
            if (FixedDecimals.TryFormat(number, format, text, out var length))
            {
                Assert.Equal(number.ToString(format, CultureInfo.InvariantCulture), text[..length].ToString());
            }
        }

        Assert.True(FixedDecimals.TryFormat(0.125m, "N2", text, out _));
        Assert.False(FixedDecimals.TryFormat(1m, "C2", text, out _));
        Assert.False(FixedDecimals.TryFormat(decimal.MaxValue, "N2", text, out _));
    }

    private static Builtins.Group Group(string name) => (Builtins.Group)RootFunctions.With([])[name]!;
}
