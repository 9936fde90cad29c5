using Workflows.Dsl.Editing;
using Workflows.Dsl.Tests.Checking;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Tests.Editing;

/// <summary>Fixes that are called safe are made without asking: each one mends its mistake and makes no other.</summary>
public sealed class FixTests
{
    private static readonly string[] Texts =
    [
        "rule R｛\n  on Purchase\n  bonus 1 Beans\n}\n", "rule R {\n  on Purchase where total == 3 EUR && gift\n  bonus 1 Beans\n}\n",
        "rule R {\n  on Purchase where total ≥ 3 EUR\n  bonus 1 Beans\n}\n", "let x ＝ 3\n", "let x = 3 × 4\n", "let x = 3 // a comment\n",
        "rule R {\n  on Purchase where channel != shop\n  bonus 1 Beans\n}\n", "partner W “Wing”\n", "rule R {\n  on Purchase where channel is one of shop、web\n  bonus 1 Beans\n}\n",
    ];

    [Fact]
    public void A_safe_fix_mends_its_mistake_and_makes_no_other()
    {
        var tried = 0;
        foreach (var text in Texts.Select(text => $"{CheckCases.Prelude}\n{text}").Concat(Broken()))
        {
            var check = ProgrammeCheck.Of(ProgrammeText.Of("p.loyalty", text));
            foreach (var mistake in check.Diagnostics)
            {
                foreach (var fix in mistake.Fixes.Where(fix => fix.IsSafe))
                {
                    tried++;
                    var after = ProgrammeCheck.Of(check.Texts.Main.With(fix.Place, fix.Text)).Diagnostics;
                    Assert.True(Errors(after, mistake.Descriptor) < Errors(check.Diagnostics, mistake.Descriptor), $"{text}: {mistake}");
                }
            }
        }

        Assert.True(tried >= Texts.Length, $"{tried} fixes");
    }

    [Fact]
    public void What_may_be_missing_can_be_asked_for_first()
    {
        var text = $"{CheckCases.Prelude}\nrule R {{\n  on Purchase where gift and weight > 3\n  when member.age < 20 or member.age > 60\n  bonus 1 Beans\n}}\n";
        var edited = ProgrammeText.Of("p.loyalty", text);
        for (var found = ProgrammeCheck.Of(edited).Diagnostics; found.Length > 0; found = ProgrammeCheck.Of(edited).Diagnostics)
        {
            var fix = Assert.Single(found[0].Fixes);
            Assert.EndsWith(" is known and ", fix.Text, StringComparison.Ordinal);
            edited = edited.With(fix.Place, fix.Text);
        }

        Assert.Contains("gift and weight is known and weight > 3", edited.Text, StringComparison.Ordinal);
        Assert.Contains("member.age is known and member.age < 20 or member.age is known and member.age > 60", edited.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOY2902")]
    [InlineData("LOY2903")]
    [InlineData("LOY2905")]
    public void What_makes_no_difference_can_be_left_out_and_nothing_is_wrong_then(string code)
    {
        var tried = 0;
        foreach (var text in CheckCases.All.Where(one => one.Code == code).Select(one => $"{CheckCases.Prelude}{Plain(one.Bad)}"))
        {
            var check = ProgrammeText.Of("p.loyalty", text);
            foreach (var fix in Compiler.Compile("p.loyalty", text).Diagnostics.Where(one => one.Descriptor.Id == code).SelectMany(one => one.Fixes))
            {
                tried++;
                Assert.False(fix.IsSafe);
                Assert.Equal("", string.Join('\n', Compiler.Compile("p.loyalty", check.With(fix.Place, fix.Text).Text).Diagnostics));
            }
        }

        Assert.True(tried > 0);
    }

    private static int Errors(IEnumerable<Diagnostic> diagnostics, DiagnosticDescriptor descriptor) => diagnostics.Count(one => one.Descriptor == descriptor);

    private static IEnumerable<string> Broken() => CheckCases.All.Select(one => Plain(one.Bad));

    private static string Plain(string marked) => marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
}
