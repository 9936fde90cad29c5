namespace Workflows.Cli.Tests;

/// <summary>Where a member stands, from the programme's text to an explanation and to a message.</summary>
public sealed class StandingTests
{
    private const string Programme = EuroShop.Head + """
        event Survey {
          answer : text key
        }

        points Miles {
          worth  0.01 EUR
          expire 6 months after activity, end of month
          notice 30 days before expiry
        }

        tiers Status {
          tier Blue from joining
          tier Silver when earned Miles this calendar year >= 500 { benefit "free shipping" }
          tier Gold when earned Miles this calendar year >= 1_500
          keep  until end of calendar year
          grace 30 days
        }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }

        rule ComeBack {
          on    Survey
          bonus 20 Miles, pending until Purchase up to 10 days
        }

        journey Soon {
          start on notice of Miles
          send  sms "soon"
          finish "told"
        }
        """;

    private const string Events = """
        type,member,at,order,answer,total
        Purchase,anna,2026-02-10 12:00,1,,1120
        Survey,anna,2026-02-11 12:00,,s,
        """;

    private const string Template =
        "{{ tiers.Status.name }}{{ if tiers.Status.benefits.size > 0 }} with {{ tiers.Status.benefits[0] ?? 'all' }}{{ end }}: "
        + "{{ if tiers.Status.next && tiers.Status.missing && tiers.Status.unit }}{{ tiers.Status.missing }} {{ tiers.Status.unit }} to {{ tiers.Status.next }}"
        + "{{ if tiers.Status.by }} by {{ tiers.Status.by | date.to_string '%e %B' }}{{ end }}{{ end }}"
        + "{{ if tiers.Status.until }}, until {{ tiers.Status.until | date.to_string '%F' }}{{ end }}; {{ if points.Miles.expiring }}"
        + "{{ points.Miles.expiring.points }} Miles until {{ points.Miles.expiring.until | date.to_string '%e %B' }}{{ end }}";

    [Fact]
    public void Explain_says_what_is_missing_and_until_when_and_why_points_went()
    {
        using var folder = Run("2026-03-01");
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains("20 Miles taken back: what they were pending for did not come in time", text, StringComparison.Ordinal);
        Assert.Contains("Miles: 1120 available, 0 pending; 1120 can be spent until 2026-08-31", text, StringComparison.Ordinal);
        Assert.Contains("Status: Silver until 2027-01-01 00:00", text, StringComparison.Ordinal);
        Assert.Contains("380 Miles by 2026-12-31 (earned Miles this calendar year) to Gold", text, StringComparison.Ordinal);
        Assert.Contains("nothing to keep Silver", text, StringComparison.Ordinal);
        Assert.Contains("benefit: free shipping", text, StringComparison.Ordinal);
        var json = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna", "--format", "json").Out;
        Assert.Contains("\"standing\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_says_what_is_missing_and_what_expires()
    {
        using var folder = Run("2026-08-10");
        var message = Assert.Single(Directory.EnumerateFiles(folder.At("outbox"), "*.txt", SearchOption.AllDirectories));
        Assert.Contains(
            "Silver with free shipping: 380 Miles to Gold by 31 December, until 2027-01-01; 1120 Miles until 31 August",
            File.ReadAllText(message), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_over_ends_of_tiers_times_of_grace_and_notices_is_sound()
    {
        using var folder = Run("2028-03-01");
        Loyalty.Good(folder.Path, "audit", "--db", "shop.db");
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains("notice: 1120 Miles can be spent until 2026-08-31", text, StringComparison.Ordinal);
        Assert.Contains("Status: the term of Silver ended; it is kept until 2028-01-31 00:00:00 to be earned again", text, StringComparison.Ordinal);
        Assert.Contains("Status: Silver to Blue", text, StringComparison.Ordinal);
        Assert.Equal("shop.html\n", Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--out", "shop.html").Out);
        Assert.Contains("free shipping", folder.Read("shop.html"), StringComparison.Ordinal);
    }

    private static WorkFolder Run(string until)
    {
        var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("messages"));
        folder.Write("shop.loyalty", Programme);
        folder.Write("messages/soon.txt", Template);
        folder.Write("events.csv", Events);
        Loyalty.Good(
            folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db", "--outbox", "outbox", "--until", until);
        return folder;
    }
}
