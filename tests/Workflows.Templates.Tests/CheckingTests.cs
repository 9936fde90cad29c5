using Workflows.Core.Ports;
using Workflows.Templates.Checking;

namespace Workflows.Templates.Tests;

public sealed class CheckingTests
{
    private static readonly ValueShape Model = ValueShape.RecordOf(
        ("member", ValueShape.RecordOf(("name", ValueShape.Text("Anna")), ("birthday", new ValueShape(ShapeKind.Date).Optional()))),
        ("points", ValueShape.RecordOf(
            ("available", ValueShape.Number(1_000L, 0L)),
            ("expiring", ValueShape.RecordOf(("points", ValueShape.Number(5L)), ("until", new ValueShape(ShapeKind.Date))).Optional()))),
        ("tiers", ValueShape.ListOf(ValueShape.RecordOf(("name", ValueShape.Text("Gold")), ("until", new ValueShape(ShapeKind.Date).Optional())))));

    [Theory]
    [InlineData("{{ member.name }}")]
    [InlineData("{{ if member.birthday }}{{ member.birthday | date.to_string '%F' }}{{ end }}")]
    [InlineData("{{ if member.birthday != null }}{{ member.birthday }}{{ end }}")]
    [InlineData("{{ if !member.birthday }}none{{ else }}{{ member.birthday }}{{ end }}")]
    [InlineData("{{ if member.birthday == null }}none{{ else }}{{ member.birthday }}{{ end }}")]
    [InlineData("{{ if member.birthday == null; ret; end }}{{ member.birthday }}")]
    [InlineData("{{ if points.available > 3 && points.expiring }}{{ points.expiring.points }}{{ end }}")]
    [InlineData("{{ if !points.expiring || points.available == 0 }}none{{ else }}{{ points.expiring.points }}{{ end }}")]
    [InlineData("{{ if points.expiring?.points > 3 }}{{ points.expiring.until }}{{ end }}")]
    [InlineData("{{ member.birthday ?? 'unknown' }}")]
    [InlineData("{{ member.birthday | object.default 'unknown' }}")]
    [InlineData("{{ member.birthday ? member.birthday : 'none' }}")]
    [InlineData("{{ for tier in tiers; tier.name; if tier.until; tier.until; end; end }}")]
    [InlineData("{{ x = member.name; x }}{{ func f; x; end; f }}")]
    [InlineData("{{ func f(a); a.anything; end; f member }}")]
    [InlineData("{{ case member.name; when 'Anna'; 'A'; else; 'B'; end }}")]
    [InlineData("{{ for i in 1..3; total = i; end; total }}")]
    [InlineData("{{ capture c; member.name; end; c | string.upcase }}")]
    [InlineData("{{ with points; available; end }}")]
    [InlineData("{{ include 'part' points.available x: member.name }}")]
    [InlineData("{{ if member.name == 'A'; y = 1; else; y = 2; end; y }}")]
    public void A_template_that_asks_before_it_uses_passes(string template) => Assert.Equal("", Found(template));

    [Theory]
    [InlineData("{{ member.nam }}", "t(1,4) UnknownName: `member` has no `nam`. Did you mean `name`?")]
    [InlineData("{{ membr.name }}", "t(1,4) UnknownName: there is no `membr`. Did you mean `member`?")]
    [InlineData("{{ if membr }}x{{ end }}", "t(1,7) UnknownName: there is no `membr`. Did you mean `member`?")]
    [InlineData("a\n{{ member['nam'] }}", "t(2,4) UnknownName: `member` has no `nam`. Did you mean `name`?")]
    [InlineData("{{ member.birthday }}", "t(1,4) MayBeMissing: `member.birthday` may be missing, and then " + Nothing)]
    [InlineData("{{ member.birthday | date.to_string '%F' }}", "t(1,4) MayBeMissing: `member.birthday` may be missing, and then " + Nothing)]
    [InlineData("{{ x = member.birthday; x }}", "t(1,25) MayBeMissing: `member.birthday` may be missing, and then " + Nothing)]
    [InlineData("{{ points.expiring.points }}", "t(1,4) MayBeMissing: `points.expiring` may be missing, and then asking it for `points` fails")]
    [InlineData("{{ points.expiring?.points }}", "t(1,4) MayBeMissing: `points.expiring` may be missing, and then " + Nothing)]
    [InlineData("{{ if points.available > 3 || points.expiring }}{{ points.expiring.points }}{{ end }}",
        "t(1,52) MayBeMissing: `points.expiring` may be missing, and then asking it for `points` fails")]
    [InlineData("{{ if member.birthday }}x{{ end }}{{ member.birthday }}", "t(1,38) MayBeMissing: `member.birthday` may be missing, and then " + Nothing)]
    [InlineData("{{ for tier in tiers; tier.until; end }}", "t(1,23) MayBeMissing: `tier.until` may be missing, and then " + Nothing)]
    [InlineData("{{ for tier in tiers; tier.nme; end }}", "t(1,23) UnknownName: `tier` has no `nme`. Did you mean `name`?")]
    [InlineData("{{ if member.name == 'A'; y = 1; end; y }}", "t(1,39) MayBeMissing: `y` may be missing, and then " + Nothing)]
    [InlineData("{{ include 'nope' }}", "t(1,4) Broken: there is no template `nope` to include")]
    [InlineData("{{ include 'wrong' }}", "wrong(2,4) UnknownName: `member` has no `nme`. Did you mean `name`?")]
    [InlineData("{{ include 'greets' member.birthday }}", "greets(1,4) MayBeMissing: `member.birthday` may be missing, and then " + Nothing)]
    [InlineData("{{ if }}", "t(1,4) Broken: A condition is missing behind `if`")]
    [InlineData("{{ member.birthday + 3 }}", "t(1,4) MayBeMissing: `member.birthday` may be missing, and then " + Nothing)]
    public void A_template_that_uses_what_is_not_there_or_may_be_missing_is_found(string template, string expected)
    {
        var found = Found(template);
        if (expected.Contains("Broken: A", StringComparison.Ordinal))
        {
            Assert.StartsWith("t(1,", found, StringComparison.Ordinal);
            Assert.Contains("Broken", found, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_trial_has_everything_first_and_then_each_difference_alone()
    {
        var models = TrialModels.Of(
            ValueShape.RecordOf(
                ("a", ValueShape.Text("long", "s").Optional()), ("b", ValueShape.ListOf(ValueShape.YesNo)), ("c", ValueShape.Text("c").Optional())),
            name => name != "c").Select(model => model.Remove("c") ? model : throw new InvalidOperationException("c doesn't matter and stays")).ToList();
        Assert.Equal(
            ["a=long b=2", "b=2", "a=s b=2", "a=long b=0"],
            models.Select(model => string.Join(' ', model.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => $"{one.Key}={(one.Value is List<object?> list ? list.Count : one.Value)}"))));
    }

    private const string Nothing = "nothing stands here: ask with `if`, or give another value with `??`";

    private static string Found(string template) => string.Join('\n', new ScribanRenderer()
        .Check(new Template("t", template, TemplateOutput.Text), Model, Includes.GetValueOrDefault)
        .Select(one => $"{one.Template}({one.Line},{one.Column}) {one.Kind}: {one.Words}"));

    private static readonly Dictionary<string, string> Includes = new()
    {
        ["part"] = "{{ $1 + 1 }} {{ $x }} {{ member.name }}",
        ["wrong"] = "\n{{ member.nme }}",
        ["greets"] = "{{ $1 }}",
    };
}
