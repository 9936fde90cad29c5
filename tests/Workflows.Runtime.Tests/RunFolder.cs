using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Input;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Running;
using Workflows.Storage;
using Workflows.Storage.Tests;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>A folder for databases and event files of the Shop, with more blocks perhaps; it goes away with the test.</summary>
internal sealed class RunFolder(string more = "") : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("loyalty run ").FullName;

    public ProgrammePlan Plan { get; } = World.PlanOf(Shop.Text + more);

    public List<BadLine> Bad { get; } = [];

    public string In(string name) => Path.Combine(Folder, name);

    public string File(string name, IEnumerable<string> lines) => EventFile.Write(In(name), lines);

    public RunRequest Request(string database, params string[] files) => new()
    {
        Plan = Plan, Sources = [new SourceText("shop.loyalty", Shop.Text + more)], Database = In(database), Files = files,
        VoucherSecret = VoucherSecret.Stated,
    };

    public RunResult Run(string database, params string[] files) => Run(Request(database, files));

    public RunResult Run(RunRequest request, CancellationToken stop = default)
    {
        Bad.Clear();
        return EventRun.Execute(request, Bad.Add, null, stop);
    }

    public AuditResult Audit(string database) => Auditing.Audit.Run(In(database), Plan);

    public string Dump(string database) => Storage.Tests.Dump.Of(In(database));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
