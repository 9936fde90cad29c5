using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>Mistakes in messages show before the first one is sent, with their place in the template.</summary>
public sealed class MessageCheckTests
{
    private const string Programme = """
        programme Shop {
          currency  EUR
          time zone "Europe/Vienna"
        }

        event Purchase {
          order : text key
          total : money
        }

        member {
          name     : optional text personal
          language : one of en, de default en
          consent  marketing by email, sms, push
        }

        points Miles {
          worth  0.01 EUR
          expire 6 months after activity, end of month
        }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }

        journey Thanks {
          start   on Purchase
          purpose marketing
          send    CHANNEL "thanks"
          finish  "told"
        }
        """;

    private const string Events = "type,member,at,order,total,language,consent_marketing_sms\nJoined,anna,2026-02-01 12:00,,,en,yes\nPurchase,anna,2026-02-10 12:00,1,20,,\n";

    [Theory]
    [InlineData("Hello {{ member.nme }}", "messages/thanks.en.txt:1:10: error LOY3003: `member` has no `nme`. Did you mean `name`?")]
    [InlineData("Hello\n{{ member.name }}", "messages/thanks.en.txt:2:4: error LOY3004: `member.name` may be missing, and then nothing stands here")]
    [InlineData("{{ points.Miles.expiring.points }}", "messages/thanks.en.txt:1:4: error LOY3004: `points.Miles.expiring` may be missing, and then asking it")]
    [InlineData("{{ if }}", "messages/thanks.en.txt:1:7: error LOY3102: the template of this message can't be used")]
    [InlineData("{{ include 'bottom.txt' }}", "messages/thanks.en.txt:1:4: error LOY3102: the template of this message can't be used: there is no template `bottom.txt`")]
    [InlineData("{{ if points.Miles.available == 0; 'x' - 1; end }}", "messages/thanks.en.txt:1:40: error LOY3005: this fails with values that it may be given")]
    public void A_message_that_would_go_wrong_is_refused_at_its_place(string template, string expected)
    {
        using var folder = With("sms", ("thanks.en.txt", template), ("thanks.de.txt", "Danke"));
        var outcome = Loyalty.Run(folder.Path, "check", "shop.loyalty");
        Assert.Contains(expected, outcome.Out, StringComparison.Ordinal);
        Assert.Contains("shop.loyalty:30:3: sent here", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Exit);
        var run = Loyalty.Run(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db", "--outbox", "out");
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("the messages have errors; nothing was done", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("shop.db")));
    }

    [Fact]
    public void Messages_with_errors_stop_a_run_that_writes_none_too_but_who_has_no_messages_may_look_at_what_would_be()
    {
        string[] run = ["run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db"];
        using var folder = With("sms", ("thanks.txt", "Hello {{ member.nme }}"));
        Assert.Contains("nothing was done", Loyalty.Run(folder.Path, run).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("shop.db")));
        Directory.Delete(folder.At("messages"), recursive: true);
        Assert.Contains("there is no such folder", Loyalty.Good(folder.Path, run).Error, StringComparison.Ordinal);
        Assert.Contains("nothing was done", Loyalty.Run(folder.Path, [.. run, "--outbox", "out"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_on_which_members_have_no_address_is_told_once()
    {
        using var folder = With("sms", ("thanks.txt", "Thanks"));
        var found = Loyalty.Good(folder.Path, "check", "shop.loyalty").Out;
        Assert.Contains("shop.loyalty:30:3: warning LOY3012: nobody can get this message: members have no text `mobile`", found, StringComparison.Ordinal);
        folder.Write("shop.loyalty", folder.Read("shop.loyalty").Replace("member {\n", "member {\n  mobile : optional text personal\n", StringComparison.Ordinal));
        Assert.DoesNotContain("LOY3012", Loyalty.Good(folder.Path, "check", "shop.loyalty").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ event.order }} {{ event.total | local.money }} {{ event.at | local.date }}", "")]
    [InlineData("{{ event.note }}", "LOY3004: `event.note` may be missing, and then nothing stands here")]
    [InlineData("{{ if event.note }}{{ event.note }}{{ end }}", "")]
    [InlineData("{{ event.totl }}", "LOY3003: `event` has no `totl`. Did you mean `total`?")]
    [InlineData("{{ voucher.code }}", "LOY3004: `voucher` may be missing, and then asking it")]
    [InlineData("{{ if voucher }}{{ voucher.code }} {{ voucher.until | local.date }}{{ end }}", "")]
    [InlineData("{{ if voucher }}{{ voucher.left }}{{ end }}", "LOY3004: `voucher.left` may be missing")]
    public void The_event_of_the_journey_and_the_voucher_are_known_and_what_of_them_may_be_missing_is_asked_for(string template, string expected)
    {
        using var folder = With("sms", ("thanks.txt", template));
        var text = folder.Read("shop.loyalty").Replace("  total : money\n", "  total : money\n  note : optional text\n", StringComparison.Ordinal)
            .Replace("member {\n", "member {\n  mobile : optional text personal\n", StringComparison.Ordinal)
            + "\nreward Gift {\n  price 10 Miles\n  voucher valid 20 days\n}\n";
        var found = Cli.Messages.MessageChecks.Of(Dsl.Compiler.Compile(folder.At("shop.loyalty"), text).Programme!, folder.Path);
        Assert.Equal(expected.Length == 0 ? 0 : 1, found.Count);
        Assert.All(found, one => Assert.Contains(expected, one.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_that_a_message_lacks_is_named()
    {
        using var folder = With("sms", ("thanks.en.txt", "Thank you"));
        Assert.Contains(
            "shop.loyalty:30:3: error LOY3002: the message `thanks` is not there in the language `de`: there is no `messages/thanks.de.txt`",
            Loyalty.Run(folder.Path, "check", "shop.loyalty").Out, StringComparison.Ordinal);
        folder.Write("messages/thanks.txt", "Thank you / danke");
        Loyalty.Good(folder.Path, "check", "shop.loyalty");
    }

    [Theory]
    [InlineData(160, 'a', "")]
    [InlineData(161, 'a', "2 parts, 161 characters: one part has room for 160")]
    [InlineData(70, '謝', "")]
    [InlineData(71, '謝', "2 parts, 71 characters: one part has room for 70")]
    [InlineData(81, '€', "2 parts, 81 characters: one part has room for 160")]
    public void An_SMS_of_more_than_one_part_is_warned_of(int length, char character, string expected)
    {
        using var folder = With("sms", ("thanks.txt", new string(character, length)));
        var outcome = Loyalty.Good(folder.Path, "check", "shop.loyalty");
        Assert.Equal(expected.Length > 0, outcome.Out.Contains("warning LOY3008", StringComparison.Ordinal));
        Assert.Contains(expected, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_values_count_for_an_SMS_whichever_way_it_goes()
    {
        const string Name = "{{ if member.name }}{{ member.name }}{{ else }}" + "{{ for i in 1..30 }}ab{{ end }}" + "{{ end }}";
        using var folder = With("sms", ("thanks.txt", new string('a', 120) + Name));
        Assert.Contains("180 characters", Loyalty.Good(folder.Path, "check", "shop.loyalty").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_email_needs_a_subject_and_a_way_to_stop_such_messages()
    {
        using var folder = With("email", ("thanks.html", "<p>Thanks</p>"), ("thanks.txt", "Thanks"));
        var found = Loyalty.Run(folder.Path, "check", "shop.loyalty").Out;
        Assert.Contains("messages/thanks.html:1:1: error LOY3006: this e-mail has no subject", found, StringComparison.Ordinal);
        Assert.Contains("messages/thanks.html:1:1: error LOY3007: this e-mail for the purpose marketing", found, StringComparison.Ordinal);
        Assert.Contains("messages/thanks.txt:1:1: error LOY3007", found, StringComparison.Ordinal);
        folder.Write("messages/thanks.html", "<title>Thanks</title><p>Thanks <a href=\"{{ links.unsubscribe }}\">Stop</a></p>");
        folder.Write("messages/thanks.txt", "Thanks. Stop: {{ links.unsubscribe }}");
        Loyalty.Good(folder.Path, "check", "shop.loyalty");
        folder.Write("shop.loyalty", folder.Read("shop.loyalty").Replace("  purpose marketing\n", "", StringComparison.Ordinal));
        folder.Write("messages/thanks.txt", "Thanks");
        Loyalty.Good(folder.Path, "check", "shop.loyalty");
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_a_mistake_of_the_programme()
    {
        using var folder = With("sms", ("thanks.txt", "Thanks"), ("settings.json", "{ \"links\": \"shop\" }"));
        Assert.Contains("LOY3009", Loyalty.Run(folder.Path, "check", "shop.loyalty").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_mail_programs_do_not_take_is_told_where_it_is_written()
    {
        const string Page = "{{ include 'top.html' }}\n<p>Thanks <a href=\"{{ links.unsubscribe }}\">Stop</a></p>";
        using var folder = With("email", ("thanks.html", Page), ("top.html", "<title>Thanks</title>\n<p style=\"float:left\">Hello</p>"));
        Assert.Contains("messages/top.html:2:1: error LOY3010: mail programs don't take `float`", Loyalty.Run(folder.Path, "check", "shop.loyalty").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_whose_quotes_would_break_a_document_is_told()
    {
        using var folder = With("push", ("thanks.json", "{ \"title\": \"{{ member.name ?? 'you' }}\" }"));
        Assert.Contains("messages/thanks.json:1:1: error LOY3011", Loyalty.Run(folder.Path, "check", "shop.loyalty").Out, StringComparison.Ordinal);
        folder.Write("messages/thanks.json", "{ \"title\": {{ member.name ?? 'you' | object.to_json }} }");
        Loyalty.Good(folder.Path, "check", "shop.loyalty");
    }

    [Fact]
    public void A_message_can_be_looked_at_before_it_is_sent()
    {
        using var folder = With("sms", ("thanks.en.txt", "Hello {{ member.name ?? 'you' }}: {{ points.Miles.available | local.number }}"), ("thanks.de.txt", "Hallo"));
        folder.Write("shop.loyalty", folder.Read("shop.loyalty") + "\nexample \"One\" {\n  given  ben joined 2026-01-01, name \"Ben\"\n"
            + "  on     2026-01-10 12:00 ben Purchase { order: \"1\", total: 1_500 EUR }\n  expect ben is sent \"thanks\"\n}\n");
        string[] render = ["render", "thanks", "--programme", "shop.loyalty"];
        Assert.Equal("Hello Ben: 1,500\n", Loyalty.Good(folder.Path, [.. render, "--example", "One"]).Out);
        Assert.Equal("Hallo\n", Loyalty.Good(folder.Path, [.. render, "--example", "One", "--lang", "de"]).Out);
        Assert.Contains("member.name: text, may be missing\n", Loyalty.Good(folder.Path, [.. render, "--shape"]).Out, StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db");
        Assert.Equal("Hello you: 20\n", Loyalty.Good(folder.Path, [.. render, "--db", "shop.db", "--member", "anna"]).Out);
        Assert.Contains("There is no member carl", Loyalty.Refused(1, folder.Path, [.. render, "--db", "shop.db", "--member", "carl"]), StringComparison.Ordinal);
        Assert.Contains("There is no example", Loyalty.Refused(1, folder.Path, [.. render, "--example", "Two"]), StringComparison.Ordinal);
        Assert.Contains("No journey of Shop sends", Loyalty.Refused(1, folder.Path, "render", "nope", "--programme", "shop.loyalty", "--shape"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_starter_set_is_without_a_mistake_and_its_examples_pass()
    {
        using var folder = new WorkFolder();
        var set = RepositoryFolder.At("templates/messages");
        Assert.Contains("no errors, no warnings", Loyalty.Good(folder.Path, "check", set).Error, StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "test", set);
        Loyalty.Good(folder.Path, "fmt", set, "--check");
        var mail = Loyalty.Good(folder.Path, "render", "statement", "--programme", set, "--example", "A statement is sent when it is due", "--lang", "zh").Out;
        Assert.Contains("<html lang=\"zh-Hant\">", mail, StringComparison.Ordinal);
        Assert.Contains(">1,860</td>", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(".brand {", mail.Split("@media")[0], StringComparison.Ordinal);
    }

    private static WorkFolder With(string channel, params (string Name, string Text)[] templates)
    {
        var folder = new WorkFolder();
        folder.Write("shop.loyalty", Programme.Replace("CHANNEL", channel, StringComparison.Ordinal));
        folder.Write("events.csv", Events);
        Directory.CreateDirectory(folder.At("messages"));
        foreach (var (name, text) in templates)
        {
            folder.Write($"messages/{name}", text);
        }

        return folder;
    }
}
