using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Dsl.Describing;
using Workflows.Generation.Trials;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Trials;

/// <summary>A promise about all members, as it was tried.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="Customer">The number of the first customer who breaks it; null where none did.</param>
/// <param name="Found">What was found, in words; empty where it was kept.</param>
/// <param name="Example">The smallest such customer as an example; empty where it was kept.</param>
internal sealed record TriedPromise(Promise Promise, int? Customer, string Found, string Example);

/// <summary>Tries the promises of a programme on customers who are made up for it.</summary>
internal static class PromiseTrial
{
    /// <summary>Each promise in the order of the text, and the first customer who breaks it.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="customers">How many are tried.</param>
    /// <param name="seed">Of their lives.</param>
    public static IReadOnlyList<TriedPromise> Run(Programme programme, int customers, ulong seed)
    {
        if (programme.Promises.IsEmpty)
        {
            return [];
        }

        var runner = new PromiseRunner(programme, watched => ProgrammeFile.Plan(watched));
        var lives = new ProgrammeLives(programme, seed);
        var first = new int?[programme.Promises.Length];
        for (var number = 1; number <= customers && first.Any(one => one is null); number++)
        {
            var breaches = runner.Breaches(lives.Life(number));
            for (var promise = 0; promise < first.Length; promise++)
            {
                first[promise] ??= breaches[promise] is null ? null : number;
            }
        }

        return [.. programme.Promises.Select((promise, index) => first[index] is { } number
            ? Broken(programme, runner, index, number, lives.Life(number))
            : new TriedPromise(promise, null, "", ""))];
    }

    /// <summary>The title of the first promise that one of the first customers breaks; null where none does.</summary>
    public static string? FirstBroken(Programme programme, int customers)
    {
        if (programme.Promises.IsEmpty)
        {
            return null;
        }

        var runner = new PromiseRunner(programme, changed => ProgrammeFile.Plan(changed));
        var lives = new ProgrammeLives(programme, 1);
        return Enumerable.Range(1, customers).SelectMany(number => runner.Breaches(lives.Life(number)).Select((breach, index) => (breach, index)))
            .Where(one => one.breach is not null).Select(one => programme.Promises[one.index].Title).FirstOrDefault();
    }

    private static TriedPromise Broken(Programme programme, PromiseRunner runner, int index, int number, Example life)
    {
        var promise = programme.Promises[index];
        var least = runner.Least(index, life) with { Title = $"How it is now: {promise.Title}" };
        var breach = runner.BreachOf(index, least)!;
        if (promise is Promise.MostFromOne most)
        {
            var points = $"{ExampleText.Number(breach.Points)} {programme.Currencies[most.Currency].Name}";
            return new(promise, number, $"one {programme.EventTypes[most.EventType].Name} brought {breach.Member} {points}",
                ExampleText.Of(programme, least, [$"{breach.Member} earned {points}"]));
        }

        var at = least.Steps.LastOrDefault() is ExampleStep.IsSent { At: { } end } ? $" at {ExampleText.Moment(end)}" : "";
        var has = programme.Currencies.Select(currency =>
            $"{breach.Member} has {ExampleText.Number(breach.Balances[currency.Index])} {currency.Name}{at}").ToList();
        return new(promise, number, $"it doesn't hold for {breach.Member}{at}", ExampleText.Of(programme, least, has));
    }
}
