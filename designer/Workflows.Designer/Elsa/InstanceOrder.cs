using System.Globalization;
using System.Text.Json.Nodes;
using Workflows.Designer.Ports;
using Workflows.Model.Time;

namespace Workflows.Designer.Elsa;

/// <summary>In which order Elsa's clients want runs, and from which days. Both are looked at run by run, so that no more than the latest are.</summary>
/// <param name="By">What they are sorted by; null for the order in which they are found.</param>
/// <param name="IsDescending">Whether the last comes first.</param>
/// <param name="Filters">What all of them have to hold.</param>
internal sealed record InstanceOrder(Comparer<Instance>? By, bool IsDescending, IReadOnlyList<Func<Instance, bool>> Filters)
{
    /// <summary>How many runs are looked at.</summary>
    public const int LookedAtMost = 2_000;

    /// <summary>Whether runs have to be looked at.</summary>
    public bool IsAsked => By is not null || Filters.Count > 0;

    /// <summary>Reads what is asked for.</summary>
    /// <param name="asked">The body.</param>
    /// <param name="problem">Why it can't be read; null where it can.</param>
    public static InstanceOrder Of(JsonObject asked, out string? problem)
    {
        var filters = new List<Func<Instance, bool>>();
        problem = null;
        foreach (var filter in (asked["timestampFilters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (TimeOf(TextOf(filter, "column")) is { } time && TestOf(TextOf(filter, "operator")) is { } test
                && DateTimeOffset.TryParse(TextOf(filter, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                var instant = Instant.From(at);

                // What isn't over has no end, and is neither before nor after any.
                filters.Add(instance => time(instance) is var found && found != Instant.Never && test(found, instant));
            }
            else
            {
                problem = "A filter by time needs a column CreatedAt, UpdatedAt or FinishedAt, an operator such as GreaterThan, and a timestamp.";
            }
        }

        return new InstanceOrder(OrderOf(TextOf(asked, "orderBy")), TextOf(asked, "orderDirection") == "Descending", filters);
    }

    /// <summary>Those that are asked for, in their order; what is equal stays as it is found.</summary>
    public IReadOnlyList<Instance> Of(IEnumerable<Instance> instances)
    {
        var found = instances.Where(instance => Filters.All(holds => holds(instance)));
        return By is null ? [.. found] : IsDescending ? [.. found.OrderByDescending(one => one, By)] : [.. found.OrderBy(one => one, By)];
    }

    private static Comparer<Instance>? OrderOf(string? by) =>
        by == "Name" ? Comparer<Instance>.Create((one, other) => string.CompareOrdinal(one.Member, other.Member))
        : TimeOf(by) is { } time ? Comparer<Instance>.Create((one, other) => time(one).CompareTo(time(other))) : null;

    private static Func<Instance, Instant>? TimeOf(string? column) => column switch
    {
        "Created" or "CreatedAt" => instance => instance.StartedAt,
        "LastExecuted" or "UpdatedAt" => instance => instance.UpdatedAt,
        "Finished" or "FinishedAt" => instance => instance.State == InstanceState.Running ? Instant.Never : instance.UpdatedAt,
        _ => null,
    };

    private static Func<Instant, Instant, bool>? TestOf(string? name) => name switch
    {
        "Is" => (one, other) => one == other,
        "IsNot" => (one, other) => one != other,
        "GreaterThan" => (one, other) => one > other,
        "GreaterThanOrEqual" => (one, other) => one >= other,
        "LessThan" => (one, other) => one < other,
        "LessThanOrEqual" => (one, other) => one <= other,
        _ => null,
    };

    private static string? TextOf(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
