using Workflows.Cli.Shell;

namespace Workflows.Cli.Tests;

/// <summary>A programme of several files, as the commands see it.</summary>
public sealed class IncludeTests : IDisposable
{
    private const string Main = """
        include "rules/base.loyalty"

        programme Shop {
          currency EUR
          time zone "Europe/Vienna"
          joining with first event
        }

        event Purchase {
          order : text key
          total : money
        }

        points Beans {
          worth 0.10 EUR
        }

        """;

    private const string Base = """
        # What everybody gets.
        rule Base {
          on    Purchase
          award 1 Beans per 5 EUR of total
        }

        """;

    private readonly WorkFolder _folder = new();

    public IncludeTests()
    {
        Directory.CreateDirectory(_folder.At("shop/rules"));
        _folder.Write("shop/shop.loyalty", Main);
        _folder.Write("shop/rules/base.loyalty", Base);
    }

    [Fact]
    public void The_first_file_the_folder_and_a_part_all_name_the_programme()
    {
        foreach (var path in new[] { "shop", "shop/shop.loyalty", "shop/rules/base.loyalty" })
        {
            var file = ProgrammeFile.Read(_folder.At(path));
            Assert.Equal(_folder.At("shop/shop.loyalty"), file.Path);
            Assert.Equal("Base", Assert.Single(file.Compile().Programme!.Rules).Name);
        }
    }

    [Fact]
    public void In_a_folder_with_parts_beside_it_the_programme_is_the_file_that_no_other_one_includes()
    {
        _folder.Write("shop/shop.loyalty", Main.Replace("rules/", "", StringComparison.Ordinal));
        _folder.Write("shop/base.loyalty", Base);
        Assert.Equal(_folder.At("shop/shop.loyalty"), ProgrammeFile.Read(_folder.At("shop")).Path);
        _folder.Write("shop/other.loyalty", Base);
        Assert.Contains("there are 2 programmes in this folder", Assert.Throws<ShellFault>(() => ProgrammeFile.Read(_folder.At("shop"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_with_its_line()
    {
        File.Delete(_folder.At("shop/rules/base.loyalty"));
        var found = Assert.Single(ProgrammeFile.Read(_folder.At("shop")).Compile().Diagnostics);
        Assert.StartsWith($"{_folder.At("shop/shop.loyalty")}:1:9: error LOY2950: `rules/base.loyalty` can't be read", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_keeps_all_files_and_tells_why_by_file_and_line_when_they_are_gone()
    {
        _folder.Write("sales.csv", "type,member,at,order,total\nPurchase,ann,2026-03-01 10:00,A-1,20\n");
        Loyalty.Good(_folder.Path, "run", "shop", "--events", "sales.csv", "--db", "shop.db", "--until", "2026-03-02");
        Directory.Delete(_folder.At("shop"), recursive: true);
        var told = Loyalty.Good(_folder.Path, "explain", "--db", "shop.db", "--member", "ann", "--balance", "Beans").Out;
        Assert.Contains("Base (rules/base.loyalty:2)", told, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
