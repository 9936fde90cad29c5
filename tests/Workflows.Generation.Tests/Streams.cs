using System.Globalization;
using System.Text;
using Workflows.Generation.Models;

namespace Workflows.Generation.Tests;

/// <summary>Generated streams and the small questions that the tests ask of events.</summary>
internal static class Streams
{
    internal const long Day = 86_400_000_000;

    /// <summary>The default model for 1,000 members, made once for the tests that only look at it.</summary>
    internal static IReadOnlyList<GeneratedEvent> Thousand { get; } = [.. EventStream.Generate(new GenerationModel(), 1_000, 42)];

    /// <summary>A year without seasons, refunds, service or any reaction, in which everybody joins at the start.</summary>
    internal static GenerationModel Plain(PurchaseModel purchases, int days) => new()
    {
        Start = new DateOnly(2024, 1, 1),
        End = new DateOnly(2024, 1, 1).AddDays(days - 1),
        Arrivals = new ArrivalModel { AlreadyMembersShare = 1, PriorDays = 0, ReferredShare = 0 },
        Seasons = SeasonModel.Flat,
        Purchases = purchases with { RefundShare = 0 },
        Bills = new BillModel { ContractShare = 0 },
        Service = new ServiceModel { CasesPerYear = 0, GeneralAnswersPerYear = 0 },
        Responses = [],
        Recoveries = [],
    };

    internal static GeneratedValue? Value(GeneratedEvent happened, string name) =>
        happened.Fields.FirstOrDefault(field => field.Name == name)?.Value;

    internal static string Text(GeneratedEvent happened, string name) => Assert.IsType<GeneratedValue.Text>(Value(happened, name)).Value;

    internal static long Cents(GeneratedEvent happened) => Assert.IsType<GeneratedValue.Money>(Value(happened, "total")).Cents;

    internal static long Number(GeneratedEvent happened, string name) =>
        Assert.IsType<GeneratedValue.Number>(Value(happened, name)).Value;

    internal static byte[] Bytes(GenerationModel model, int members, ulong seed)
    {
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(false)))
        {
            EventLineWriter.Write(EventStream.Generate(model, members, seed), writer);
        }

        return memory.ToArray();
    }

    internal static long Micros(string iso) =>
        DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture).ToUnixTimeSeconds() * 1_000_000;
}
