using Workflows.Flows.Hosting;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Storage;
using Workflows.Storage.Flows;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Hosting;

public sealed class SqliteRuntimeTests : RuntimeTests, IDisposable
{
    private readonly string _folder;
    private readonly SqliteFlowStore _store;

    public SqliteRuntimeTests()
        : this(Directory.CreateTempSubdirectory("flows").FullName)
    {
    }

    private SqliteRuntimeTests(string folder)
        : this(folder, new SqliteFlowStore(Path.Combine(folder, "flows.db")))
    {
    }

    private SqliteRuntimeTests(string folder, SqliteFlowStore store)
        : base(store) => (_folder, _store) = (folder, store);

    [Fact]
    public void What_waits_goes_on_in_another_process()
    {
        var path = Path.Combine(_folder, "other.db");
        using (var first = new SqliteFlowStore(path))
        {
            var runtime = new FlowRuntime(first, new FlowSettings(), []);
            runtime.Together(() =>
            {
                runtime.Definitions.Import(Definition("d", Sequence("s", Event("e", "go"), Line("resumed"))).Text(), Noon);
                runtime.Definitions.Publish("d", Noon);
                runtime.Start("d", new FlowStart("a"), Noon);
            });
        }

        using var second = new SqliteFlowStore(path);
        var outcome = new FlowRuntime(second, new FlowSettings(), []).Send(Stimulus.OfEvent("go", null), Noon);
        Assert.Equal("resumed", Assert.IsType<FlowCommand.WriteText>(Assert.Single(outcome.Commands)).Text);
    }

    [Fact]
    public void A_file_of_something_else_is_refused_in_a_sentence()
    {
        var path = Path.Combine(_folder, "else.db");
        File.WriteAllText(path, new string('x', 5_000));
        Assert.Contains("else.db", Assert.Throws<StorageFault>(() => new SqliteFlowStore(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
