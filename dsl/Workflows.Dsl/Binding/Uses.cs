using System.Collections.Immutable;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>
/// What the words of a text stand for, and which words could have stood where one stands for nothing: what an editor asks. A check alone
/// doesn't keep it.
/// </summary>
internal sealed class Uses
{
    /// <summary>A field of an event, a line or the member.</summary>
    public const string Field = "field";

    /// <summary>A step of a journey that has a name.</summary>
    public const string Step = "step";

    /// <summary>What the line at hand is called.</summary>
    public const string Line = "line";

    /// <summary>Somebody in an example.</summary>
    public const string Person = "member of this example";

    /// <summary>The column of a table in an example.</summary>
    public const string Column = "column of this table";

    private readonly HashSet<Use> _known = [];
    private readonly List<Use> _found = [];
    private readonly List<Question> _asked = [];

    /// <summary>Every word that stands for something, where it is declared too, in the order in which they were understood.</summary>
    public IReadOnlyList<Use> Found => _found;

    /// <summary>Every place where a name was looked for in vain.</summary>
    public IReadOnlyList<Question> Asked => _asked;

    /// <summary>Notes what a word stands for; once, also where it is understood anew for each row of a table.</summary>
    public void Add(NameSyntax name, SourceSpan declared, string kind)
    {
        var use = new Use(name.Text, name.Span, declared, kind);
        if (_known.Add(use))
        {
            _found.Add(use);
        }
    }

    /// <summary>Notes what could have stood at a place.</summary>
    public void Ask(SourceSpan place, ImmutableArray<string> names, string kind) => _asked.Add(new(place, names, kind));
}

/// <summary>A word that stands for something.</summary>
/// <param name="Name">The word.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Declared">Where what it stands for is declared; <see cref="SourceSpan.None"/> for what the language brings.</param>
/// <param name="Kind">What it is, in the author's words.</param>
internal readonly record struct Use(string Name, SourceSpan Place, SourceSpan Declared, string Kind);

/// <summary>A place where one of some names is wanted.</summary>
/// <param name="Place">Where.</param>
/// <param name="Names">Which would do.</param>
/// <param name="Kind">What they are, in the author's words.</param>
internal readonly record struct Question(SourceSpan Place, ImmutableArray<string> Names, string Kind);
