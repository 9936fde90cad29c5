using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Cli.Explaining;
using Workflows.Cli.Shell;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty explain</c>: why.</summary>
internal static class ExplainCommand
{
    private const int BadInput = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Option<string> Database = new("--db") { Description = "The database.", Required = true };
    private static readonly Option<string> Member = new("--member")
    {
        Description = "The member's id, or number such as #17.", Required = true,
    };

    private static readonly Option<string?> Event = new("--event") { Description = "The key of one event; all if nothing else is asked." };
    private static readonly Option<string?> Rule = new("--rule")
    {
        Description = "A rule: when it was asked, and why it fired or did not; with --event for that one alone.",
    };

    private static readonly Option<string?> Posting = new("--posting")
    {
        Description = "A line of the ledger, such as 17.2, or all of entry 17: what gave it, with the arithmetic and what cut it.",
    };

    private static readonly Option<string?> Balance = new("--balance")
    {
        Description = "Points such as Miles: every lot, what it came from and how it went, down to what there is.",
    };

    private static readonly Option<string?> Tier = new("--tier")
    {
        Description = "A ladder: from when to when each tier, by which values, and why it was kept or lost.",
    };

    private static readonly Option<string?> Segment = new("--segment")
    {
        Description = "A segment: its condition with its values now, and what brought each entering and leaving about.",
    };

    private static readonly Option<string?> Message = new("--message")
    {
        Description = "A message, such as 17-3 as its file begins, or the key of the event that it came of: step, consent, what put it off, what it could say.",
    };

    private static readonly Option<string?> Basket = new("--basket")
    {
        Description = "A file with one event that is not paid yet: what it would earn.",
    };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "As of then, with what was known then: local, 2026-07-01 (to the end of that day) or 2026-07-01 06:00; as of now if not given.",
    };

    private static readonly Option<string> Format = MakeFormat();

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command(
            "explain",
            "Explains every effect, and why other rules did not fire; or one thing: a posting, a balance, a tier, a segment, a message, a rule.\n\n"
            + "Example: loyalty explain --db harbour.db --member M000123 --event P-000123-7\n"
            + "         loyalty explain --db harbour.db --member M000123 --balance Miles --at 2026-07-01")
        {
            Database, Member, Event, Rule, Posting, Balance, Tier, Segment, Message, Basket, At, Format,
        };
        command.SetAction(Explain);
        return command;
    }

    private static int Explain(ParseResult options)
    {
        RequireOneQuestion(options);
        using var reader = RunReader.Open(options.GetValue(Database)!);
        var id = options.GetValue(Member)!;
        var member = reader.FindMember(id) ?? throw new ShellFault($"There is no member {id} in this database.");
        var stored = StoredProgrammes.Of(reader, new Terminal(options));
        Instant? at = options.GetValue(At) is { } text ? InstantOf(stored.Plan.Calendar, text) : null;
        var found = new MemberCase(reader, stored, member, at);
        var answer = AnswerOf(found, options);
        IReadOnlyList<string> basket = options.GetValue(Basket) is { } path ? EventsAnswer.OfBasket(found, path) : [];
        if (options.GetValue(Format) == "json")
        {
            Terminal.Result(WithBasket(answer.Json, basket).ToJsonString(Indented));
            return 0;
        }

        Terminal.Result(found.Text.Title(member.Id));
        foreach (var line in Said(member).Concat(basket).Append("").Concat(answer.Lines))
        {
            Terminal.Result(line);
        }

        return 0;
    }

    private static Answer AnswerOf(MemberCase member, ParseResult options) =>
        options.GetValue(Posting) is { } posting ? PostingAnswer.Of(member, posting)
        : options.GetValue(Balance) is { } balance ? BalanceAnswer.Of(member, balance)
        : options.GetValue(Tier) is { } tier ? TierAnswer.Of(member, tier)
        : options.GetValue(Segment) is { } segment ? SegmentAnswer.Of(member, segment)
        : options.GetValue(Message) is { } message ? MessageAnswer.Of(member, message)
        : options.GetValue(Rule) is { } rule ? EventsAnswer.OfRule(member, rule, options.GetValue(Event))
        : options.GetValue(Event) is { } key ? EventsAnswer.OfEvent(member, key)
        : EventsAnswer.All(member);

    private static IEnumerable<string> Said(StoredMember member) => !member.IsErased ? [] :
    [
        "erased: who this was is destroyed, and with it what conditions saw; why rules fired or not can't be told any more.",
        "What was decided is recorded and stays.",
    ];

    private static JsonNode WithBasket(JsonNode json, IReadOnlyList<string> basket)
    {
        if (basket.Count > 0)
        {
            ((JsonArray)json).Add(new JsonObject { ["what"] = "basket", ["now"] = new JsonArray([.. basket.Select(line => JsonValue.Create(line))]) });
        }

        return json;
    }

    /// <summary>One thing is asked at a time; a rule may be asked about one event, and a basket goes with all that happened.</summary>
    private static void RequireOneQuestion(ParseResult options)
    {
        var asked = new[] { Posting, Balance, Tier, Segment, Message, Rule, Event, Basket }.Where(option => options.GetValue(option) is not null)
            .Select(option => option.Name).ToList();
        var isPair = asked is ["--rule", "--event"] or ["--event", "--basket"];
        if (asked.Count > 1 && !isPair)
        {
            throw new ShellFault($"{asked[0]} doesn't go with {asked[1]}: ask one thing at a time.", BadInput);
        }

        if (options.GetValue(Basket) is not null && options.GetValue(At) is not null)
        {
            throw new ShellFault("--basket doesn't go with --at: a basket that is open is open now.", BadInput);
        }
    }

    private static Instant InstantOf(Calendar calendar, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Instant(calendar.StartOfDay(Calendar.DayNumber(date) + 1).Micros - 1)
            : PointInTime.Of(calendar, "--at", text);

    private static Option<string> MakeFormat()
    {
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }
}
