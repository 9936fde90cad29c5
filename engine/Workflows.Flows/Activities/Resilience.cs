using System.Text.Json;
using Workflows.Flows.Definitions;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>How often an activity tries again, and after which pauses: the <c>resilienceStrategy</c> of Elsa, with its usual values.</summary>
/// <param name="MostRetries">How often; 0 for never.</param>
/// <param name="First">The first pause; those after it are twice as long each, unless <paramref name="IsConstant"/>.</param>
/// <param name="IsConstant">Whether all pauses are the same.</param>
internal sealed record Resilience(int MostRetries, TimeSpan First, bool IsConstant)
{
    private static readonly Resilience _never = new(0, TimeSpan.Zero, true);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>What an activity asks for. A strategy that the host of Elsa would know by name is Elsa's usual one.</summary>
    public static Resilience Of(JsonElement activity)
    {
        if (activity.Member("customProperties")?.Member("resilienceStrategy") is not { ValueKind: JsonValueKind.Object } asked)
        {
            return _never;
        }

        var strategy = asked.Member("expression")?.Member("value") switch
        {
            { ValueKind: JsonValueKind.Object } value => value,
            { ValueKind: JsonValueKind.String } text when Parsed(text.GetString()!) is { } value => value,
            _ => asked,
        };
        return new Resilience(
            Math.Clamp(strategy.WholeOf("maxRetryAttempts") ?? 3, 0, 100),
            Conversion.To(strategy.TextOf("delay") ?? "00:00:01", FlowType.Span) as TimeSpan? ?? TimeSpan.FromSeconds(1),
            strategy.TextOf("backoffType") is "Constant");
    }

    /// <summary>The pause after a number of attempts, from 1; at most a day.</summary>
    public TimeSpan PauseAfter(int attempts)
    {
        var pause = IsConstant ? First : First * Math.Pow(2, Math.Min(attempts - 1, 30));
        return pause < _longest ? pause : _longest;
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
