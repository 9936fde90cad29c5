using Sprache;

namespace Workflows.Dsl.Parsing;

/// <summary>What was read. Unlike Sprache's own result it carries no message: the reader of the block keeps what was expected.</summary>
internal sealed class Ok<T>(T value, TokenInput remainder) : IResult<T>
{
    /// <inheritdoc/>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public bool WasSuccessful => true;

    /// <inheritdoc/>
    public string Message => "";

    /// <inheritdoc/>
    public IEnumerable<string> Expectations => [];

    /// <inheritdoc/>
    public IInput Remainder => remainder;
}

/// <summary>That something couldn't be read; <see cref="Remainder"/> is where it failed, not where it began.</summary>
internal sealed class Bad<T>(TokenInput at) : IResult<T>
{
    /// <inheritdoc/>
    public T Value => throw new InvalidOperationException("Nothing was read.");

    /// <inheritdoc/>
    public bool WasSuccessful => false;

    /// <inheritdoc/>
    public string Message => "";

    /// <inheritdoc/>
    public IEnumerable<string> Expectations => [];

    /// <inheritdoc/>
    public IInput Remainder => at;
}
