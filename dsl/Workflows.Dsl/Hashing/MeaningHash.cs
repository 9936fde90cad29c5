using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>
/// SHA-256 of what a programme means. The canonical form names every property of every part in ordinal order, but for places and the
/// hash itself. It is written by hand, as asking the model by reflection costs more than all the rest of a check; a test compares it
/// with what reflection says, so that a property that is added to the model can't be forgotten.
/// </summary>
internal static class MeaningHash
{
    /// <summary>64 hexadecimal digits in lower case.</summary>
    public static string Of(Programme programme)
    {
        using var form = new CanonicalForm();
        ProgrammeMeaning.Write(form, programme);
        return form.Hash();
    }
}
