using System.Diagnostics.CodeAnalysis;

namespace Workflows.Delivery.Sending;

/// <summary>Messages can't be sent at all, in one sentence for a person.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A broken world is called a fault everywhere in this engine.")]
public sealed class DeliveryFault : Exception
{
    /// <summary>A fault.</summary>
    /// <param name="message">Where, what and what to do.</param>
    /// <param name="cause">What it comes from.</param>
    public DeliveryFault(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
