using Workflows.Input.Files;
using Workflows.Model.Expressions;

namespace Workflows.Input.Plans;

/// <summary>
/// How the lines of an event are read: from a JSON list in one value, or from the record's own columns, a line for each record.
/// </summary>
/// <param name="Field">The field that holds the lines.</param>
/// <param name="Fields">The fields of a line.</param>
/// <param name="List">Where the JSON list stands; null where each record of the file is a line.</param>
/// <param name="Paths">The paths inside an element of the list.</param>
internal sealed record LinesPlan(Field Field, FieldPlan[] Fields, ValueSource? List, JsonPaths Paths)
{
    /// <summary>Whether the file says anything of lines.</summary>
    public bool IsGiven { get; } = List is not null || Fields.Any(plan => plan.Source is { Fixed: null });

    /// <summary>Whether a record carries anything of a line.</summary>
    public bool HasLine(RawRecord record)
    {
        foreach (var plan in Fields)
        {
            if (plan.Source is { Fixed: null } source && !source.TextOf(record).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
