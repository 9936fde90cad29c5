using Workflows.Core.Rewards;
using Workflows.Input;
using Workflows.Model.Time;
using Workflows.Runtime.Running;
using Workflows.Storage;
using Workflows.Storage.Tests;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>
/// The run that is killed, or the change of versions: started by <see cref="KillTests"/>, <see cref="KillMomentTests"/> and <see cref="ApplyTests"/> as a
/// process of its own.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is ["measure", var folder])
        {
            Measure.Run(folder);
            return 0;
        }

        if (arguments is ["apply", var database, var from])
        {
            Console.WriteLine("begun");
            ApplyTests.Apply(database, new Instant(long.Parse(from, System.Globalization.CultureInfo.InvariantCulture)));
            Console.WriteLine("done");
            return 0;
        }

        if (arguments is ["life", var fatal, var where, var part, var events, var change])
        {
            var point = FaultPoint.At(long.Parse(fatal, System.Globalization.CultureInfo.InvariantCulture));
            FullShop.Live(where, part, events, new Instant(long.Parse(change, System.Globalization.CultureInfo.InvariantCulture)));
            Console.WriteLine(point.Writes);
            GC.KeepAlive(point);
            return 0;
        }

        try
        {
            var request = new RunRequest
            {
                Plan = World.PlanOf(Shop.Text),
                Sources = [new SourceText("shop.loyalty", Shop.Text)],
                Database = arguments[0],
                Files = [arguments[1]],
                UntilDay = int.Parse(arguments[2], System.Globalization.CultureInfo.InvariantCulture),
                BatchSize = 100,
                Threads = 2,
                VoucherSecret = VoucherSecret.Stated,
            };
            Console.WriteLine("begun");
            EventRun.Execute(request, line => Console.WriteLine(line.Line), null);
            Console.WriteLine("done");
            return 0;
        }
        catch (Exception fault) when (fault is StorageFault or InputFault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
