using System.Diagnostics.CodeAnalysis;

namespace Workflows.Input;

/// <summary>
/// A file that can't be read as events at all: missing, a directory, binary, empty, or with columns that fit nothing. Its message is one
/// sentence for the person who named the file (which file, what is wrong, what to do); the shell prints it and nothing else.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A broken world is called a fault everywhere in this engine.")]
public sealed class InputFault : Exception
{
    /// <summary>A fault with its sentence.</summary>
    public InputFault(string message)
        : base(message)
    {
    }

    /// <summary>A fault with its sentence and what caused it.</summary>
    public InputFault(string message, Exception cause)
        : base(message, cause)
    {
    }
}
