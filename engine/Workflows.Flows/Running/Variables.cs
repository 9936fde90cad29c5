using Workflows.Flows.Compiling;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>Variables in sight of an activity: those of what holds it, from the inside out.</summary>
internal static class Variables
{
    /// <summary>
    /// What the variable of an id holds. The variables that a loop gives are in sight of the body itself and not of what the body holds,
    /// as was seen in Elsa; scripts find them by name at any depth.
    /// </summary>
    public static bool TryGet(Context context, string id, out object? value)
    {
        if (PlaceOfGiven(context, id, isName: false) is var given and >= 0)
        {
            value = context.Given![given].Value;
            return true;
        }

        for (var above = context; above is not null; above = above.Parent)
        {
            var place = PlaceOf(above.Node, id);
            if (place >= 0)
            {
                value = above.Variables[place];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Sets the variable of an id; false where none is in sight. Variables of a loop are found at any depth.</summary>
    public static bool TrySet(Context context, string id, object? value)
    {
        for (var above = context; above is not null; above = above.Parent)
        {
            if (PlaceOfGiven(above, id, isName: false) is var given and >= 0)
            {
                above.Given![given] = above.Given[given] with { Value = value };
                return true;
            }

            var place = PlaceOf(above.Node, id);
            if (place >= 0)
            {
                above.Variables[place] = Conversion.To(value, above.Node.Variables[place].Type);
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts out something: into the variable or the output of the workflow that the definition names, and for scripts of this burst.</summary>
    public static void PutOut(Burst burst, Context context, string name, object? value)
    {
        context.Outputs = (context.Outputs ?? FlowRecord.Empty).With(name, value);
        burst.Register.Keep(context, name, value);
        if (Array.Find(context.Node.Outputs, slot => slot.Name == name)?.Target is not { } target || TrySet(context, target, value))
        {
            return;
        }

        if (burst.Flow.Definition.Outputs.Any(output => output.Name == target))
        {
            burst.SetOutput(target, value);
        }
    }

    /// <summary>Place of a variable that a run was given; -1 for none.</summary>
    public static int PlaceOfGiven(Context context, string idOrName, bool isName)
    {
        for (var place = 0; place < (context.Given?.Length ?? 0); place++)
        {
            var name = context.Given![place].Name;
            if (isName ? name == idOrName : GivenVariable.IdOf(name) == idOrName)
            {
                return place;
            }
        }

        return -1;
    }

    private static int PlaceOf(FlowNode node, string id)
    {
        for (var place = 0; place < node.Variables.Length; place++)
        {
            if (node.Variables[place].Id == id)
            {
                return place;
            }
        }

        return -1;
    }
}
