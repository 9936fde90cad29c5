using Workflows.Flows.Running;

namespace Workflows.Flows.Activities;

/// <summary>An activity that does one thing and ends.</summary>
/// <param name="act">What it does; null for nothing.</param>
/// <param name="isTerminal">Whether it ends what it is in.</param>
internal sealed class Simple(Action<Burst, Context>? act, bool isTerminal = false) : Behaviour
{
    /// <inheritdoc/>
    public override bool IsTerminal => isTerminal;

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        act?.Invoke(burst, context);
        Endings.Complete(burst, context);
    }
}
