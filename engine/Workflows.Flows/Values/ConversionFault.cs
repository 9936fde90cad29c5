namespace Workflows.Flows.Values;

/// <summary>A value that can't be had in the type that is wanted.</summary>
internal sealed class ConversionFault(string message) : Exception(message);
