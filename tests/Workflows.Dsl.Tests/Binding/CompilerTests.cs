namespace Workflows.Dsl.Tests.Binding;

public sealed class CompilerTests
{
    [Fact]
    public void A_good_programme_has_nothing_to_complain_about()
    {
        var compilation = Compiler.Compile("good.loyalty", GoodProgramme.Text);
        Assert.Equal("", string.Join('\n', compilation.Diagnostics));
        Assert.NotNull(compilation.Programme);
    }
}
