using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Core.Explaining;
using Workflows.Elsa.Printing;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>The model of a programme as JSON, for other programs: names, types, and conditions as text.</summary>
internal static class ProgrammeJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The JSON text.</summary>
    public static string Of(Programme programme) => new JsonObject
    {
        ["name"] = programme.Name,
        ["title"] = programme.Title,
        ["version"] = programme.Version,
        ["currency"] = programme.Currency,
        ["timeZone"] = programme.TimeZone,
        ["events"] = List(
            programme.EventTypes.Where(type => BuiltInEvents.IsToldFromOutside(type.Index)),
            type => new JsonObject { ["name"] = type.Name, ["fields"] = List(type.Fields, FieldOf) }),
        ["member"] = List(programme.MemberFields, FieldOf),
        ["consents"] = List(programme.Consents, consent => new JsonObject { ["purpose"] = consent.Purpose, ["channel"] = consent.Channel }),
        ["points"] = List(programme.Currencies, currency => new JsonObject
        {
            ["name"] = currency.Name, ["title"] = currency.Title, ["status"] = currency.IsStatus, ["worth"] = currency.Worth.ToString(),
            ["pending"] = currency.Pending?.ToString(), ["expires"] = currency.Expiry?.ToString(),
            ["notice"] = currency.Notice?.ToString(),
        }),
        ["lets"] = List(programme.Lets, let => Named(let.Name, let.Span.Line, "value", Print(programme, let.Value))),
        ["tiers"] = List(programme.Ladders, ladder => new JsonObject
        {
            ["name"] = ladder.Name,
            ["grace"] = ladder.Grace?.ToString(),
            ["tiers"] = List(ladder.Tiers, tier => new JsonObject
            {
                ["name"] = tier.Name, ["line"] = tier.Span.Line, ["when"] = Print(programme, tier.When),
                ["benefits"] = List(tier.Benefits, benefit => benefit),
            }),
            ["lent"] = List(ladder.Matches, match => new JsonObject
            {
                ["tier"] = ladder.Tiers[match.Tier].Name, ["line"] = match.Span.Line, ["while"] = Print(programme, match.While),
            }),
        }),
        ["segments"] = List(programme.Segments, segment => Named(segment.Name, segment.Span.Line, "when", Print(programme, segment.When))),
        ["rewards"] = List(programme.Rewards, reward => new JsonObject
        {
            ["name"] = reward.Name, ["title"] = reward.Title, ["line"] = reward.Span.Line, ["stock"] = reward.Stock,
            ["prices"] = List(reward.Prices, price => new JsonObject
            {
                ["currency"] = programme.Currencies[price.Currency].Name, ["points"] = price.Points, ["money"] = price.Money.ToString(),
            }),
            ["when"] = Print(programme, reward.When),
        }),
        ["budgets"] = List(programme.Budgets, budget => Named(budget.Name, budget.Span.Line, "limit", RulesText.BudgetText(programme, budget))),
        ["rules"] = List(programme.Rules, rule => new JsonObject
        {
            ["name"] = rule.Name, ["title"] = rule.Title, ["line"] = rule.Span.Line,
            ["on"] = RulesText.TriggerText(programme, rule.Trigger), ["when"] = Print(programme, rule.When),
            ["exceptWhen"] = Print(programme, rule.ExceptWhen), ["caps"] = List(rule.Caps, cap => LimitText.Of(programme, cap)),
        }),
        ["journeys"] = List(programme.Journeys, journey => new JsonObject
        {
            ["name"] = journey.Name, ["title"] = journey.Title, ["line"] = journey.Span.Line,
            ["start"] = RulesText.TriggerText(programme, journey.Start), ["purpose"] = journey.Purpose, ["holdOut"] = journey.HoldOut.ToString(),
        }),
        ["measures"] = List(programme.Measures, measure => Named(measure.Name, measure.Span.Line, "value", Print(programme, measure.Value))),
        ["followUps"] = List(programme.FollowUps, followUp => new JsonObject
        {
            ["name"] = followUp.Name, ["line"] = followUp.Span.Line, ["when"] = Print(programme, followUp.When), ["for"] = followUp.For.ToString(),
            ["confidence"] = followUp.Confidence?.ToString(), ["rest"] = followUp.Rest?.ToString(),
            ["pauses"] = new JsonArray([.. followUp.Actions.OfType<FollowUpAction.Pause>().Select(pause => (JsonNode)programme.Journeys[pause.Journey].Name)]),
        }),
    }.ToJsonString(Indented) + "\n";

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> one) => new([.. items.Select(one)]);

    private static JsonObject Named(string name, int line, string key, string? value) => new() { ["name"] = name, ["line"] = line, [key] = value };

    private static JsonObject FieldOf(Field field) => new()
    {
        ["name"] = field.Name,
        ["type"] = field.Type.Kind.ToString(),
        ["optional"] = field.Type.IsOptional,
        ["key"] = field.IsKey,
        ["personal"] = field.IsPersonal,
        ["choices"] = List(field.Type.Choices, choice => choice),
        ["lines"] = List(field.Type.LineFields, FieldOf),
    };

    private static string? Print(Programme programme, Expression? expression) =>
        expression is null ? null : ExpressionPrinter.Print(programme, expression);
}
