using System.Text.RegularExpressions;

namespace Workflows.TidyTests;

public sealed class DocumentTests
{
    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var broken = from file in Repository.Files(".md")
                     from Match link in Regex.Matches(Repository.Text(file), @"\]\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\)")
                     let target = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, link.Groups[1].Value)
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{file}: {link.Groups[1].Value}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_decision_is_in_the_index()
    {
        var index = Repository.Text("engine/adr/README.md");
        foreach (var file in Repository.Files(".md").Where(file => file.StartsWith("engine/adr/0", StringComparison.Ordinal)))
        {
            Assert.Contains(Path.GetFileName(file), index, StringComparison.Ordinal);
        }
    }
}
