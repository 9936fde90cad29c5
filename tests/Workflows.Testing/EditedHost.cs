using Workflows.Core.Ports;
using Workflows.Elsa.Running;

namespace Workflows.Testing;

/// <summary>A host that runs definitions which somebody edited by hand.</summary>
public sealed class EditedHost(Func<string, string> edit) : IWorkflowHost
{
    private readonly ElsaWorkflowHost _host = new();

    public IWorkflow Load(string definition) => _host.Load(edit(definition));
}
