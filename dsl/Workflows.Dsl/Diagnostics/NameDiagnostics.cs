using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with names: LOY2000 to LOY2099.</summary>
internal static class NameDiagnostics
{
    public static DiagnosticDescriptor UnknownName { get; } = Error("LOY2000", "Unknown name",
        "there is no {0} `{1}`",
        "{2}");

    public static DiagnosticDescriptor DuplicateName { get; } = Error("LOY2001", "Name declared twice",
        "the {0} `{1}` is declared twice",
        "give one of them another name");

    public static DiagnosticDescriptor WrongKind { get; } = Error("LOY2002", "Name of another kind",
        "`{0}` is a {1}, and a {2} is needed here",
        "{3}");

    public static DiagnosticDescriptor UnknownField { get; } = Error("LOY2003", "Unknown field",
        "{0} has no field `{1}`",
        "{2}");

    public static DiagnosticDescriptor UnknownChoice { get; } = Error("LOY2004", "Unknown choice",
        "`{0}` is none of the choices here",
        "{1}");

    public static DiagnosticDescriptor UnknownUnit { get; } = Error("LOY2005", "Unknown unit",
        "`{0}` is neither the money nor the points of this programme",
        "{1}");

    public static DiagnosticDescriptor DependsOnItself { get; } = Error("LOY2006", "Depends on itself",
        "the {0} `{1}` depends on itself",
        "{2}");

    public static DiagnosticDescriptor BuildsTooHigh { get; } = Error("LOY2007", "Too many in a row",
        "the {0} `{1}` builds on more than {2} others, one on the other",
        "write some of them out");

    public static DiagnosticDescriptor ReservedField { get; } = Error("LOY2008", "Reserved name of a field",
        "a field can't be called `{0}`",
        "event files use that word for every event; choose another, such as `{0}_1`");

    public static DiagnosticDescriptor UnknownWord { get; } = Error("LOY2009", "Unknown word",
        "`{0}` means nothing here",
        "{1}");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
