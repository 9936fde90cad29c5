using System.Globalization;
using Workflows.Benchmarks.Loyalty20;

var sample = 1;
var rounds = 9;
for (var i = 1; i + 1 < args.Length; i += 2)
{
    var value = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
    (sample, rounds) = args[i] switch
    {
        "--sample" => (value, rounds),
        "--rounds" => (sample, value),
        _ => (sample, rounds),
    };
}

switch (args.FirstOrDefault())
{
    case "loyalty20":
        Loyalty20Benchmark.Run(sample, rounds);
        return 0;
    default:
        Console.WriteLine("loyalty20 [--sample K] [--rounds N]   twenty rules over a million purchases, against a loop written by hand");
        return args.Length == 0 ? 0 : 2;
}
