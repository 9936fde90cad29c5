using System.Text.RegularExpressions;

namespace Workflows.TidyTests;

/// <summary>What the compiler doesn't refuse and the style does.</summary>
public sealed class SourceTests
{
    // Both are ratchets: they may only become smaller.
    private const int WidthMost = 180;
    private const int LinesMost = 450;

    [Fact]
    public void Lines_fit_the_page()
    {
        // Test data may be as wide as the file that it stands for.
        var wide = from file in Repository.Files(".cs").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
                   from line in Repository.Text(file).Split('\n').Select((text, index) => (text, number: index + 1))
                   where line.text.Length > WidthMost
                   select $"{file}:{line.number}";
        Assert.Empty(wide);
    }

    [Fact]
    public void Files_hold_one_concept_and_so_stay_short()
    {
        var long_ = Repository.Files(".cs").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => Repository.Text(file).Count(c => c == '\n') > LinesMost);
        Assert.Empty(long_);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        string[] words = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];
        var left = from file in Repository.Files(".cs")
                   from word in words
                   where Regex.IsMatch(Repository.Text(file), $@"\b{word}\b")
                   select $"{file}: {word}";
        Assert.Empty(left);
    }

    [Fact]
    public void No_class_is_spread_over_files()
    {
        var partial = Repository.Files(".cs").Where(file => Regex.IsMatch(Repository.Text(file), @"\bpartial (class|record|struct)\b"))
            .Where(file => !Repository.Text(file).Contains("[GeneratedRegex", StringComparison.Ordinal)
                && !Repository.Text(file).Contains("JsonSerializable", StringComparison.Ordinal));
        Assert.Empty(partial);
    }

    [Fact]
    public void No_static_field_can_be_changed()
    {
        var mutable = from file in Repository.Files(".cs").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
                      from line in Repository.Text(file).Split('\n')
                      where Regex.IsMatch(line, @"^\s+(private|internal|public|protected)( \w+)* static (?!readonly|partial|async|extern|implicit|explicit)[\w<>\[\],?. ]+ \w+( = .*)?;$")
                      where !line.Contains("=>", StringComparison.Ordinal) && !line.Contains('(', StringComparison.Ordinal)
                      where !line.Contains(" readonly ", StringComparison.Ordinal)
                      select $"{file}: {line.Trim()}";
        Assert.Empty(mutable);
    }
}
