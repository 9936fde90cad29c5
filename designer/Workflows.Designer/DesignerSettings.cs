using Workflows.Designer.Ports;
using Workflows.LanguageServer.Ports;

namespace Workflows.Designer;

/// <summary>What the designer shows and where.</summary>
/// <param name="Path">A programme file, or the folder with programme files.</param>
/// <param name="Pages">The folder with the built pages and, in <c>studio</c>, Elsa Studio; null where they were never built.</param>
/// <param name="Address">Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</param>
/// <param name="World">What stands around programmes, for the language server.</param>
public sealed record DesignerSettings(string Path, string? Pages, string Address, IProgrammeWorld World)
{
    /// <summary>Plays examples; null where nobody does.</summary>
    public IExamplePlayer? Examples { get; init; }

    /// <summary>The database whose members are watched; null for none.</summary>
    public IRunDatabase? Runs { get; init; }

    /// <summary>Puts texts into force there; null for none.</summary>
    public IPublisher? Publisher { get; init; }
}
