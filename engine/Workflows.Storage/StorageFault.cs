using System.Diagnostics.CodeAnalysis;

namespace Workflows.Storage;

/// <summary>
/// A database that can't be used: missing, a directory, of another program or programme, read-only, full, damaged, or written by
/// somebody else at the same time. Its message is one sentence for the person who named the file (which file, what is wrong, what to do);
/// the shell prints it and nothing else. What was committed before stays whole; the object that threw it can't be used any more.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A broken world is called a fault everywhere in this engine.")]
public sealed class StorageFault : Exception
{
    /// <summary>A fault with its sentence.</summary>
    public StorageFault(string message)
        : base(message)
    {
    }

    /// <summary>A fault with its sentence and what caused it.</summary>
    public StorageFault(string message, Exception cause)
        : base(message, cause)
    {
    }
}
