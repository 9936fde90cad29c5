using Workflows.Core.Ports;
using Workflows.Templates.Builtins;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Checking;

/// <summary>One check of a template with those that it includes: what it is given, where it is, and what was found.</summary>
internal sealed class Check(ValueShape model, Func<string, TemplateSource?> include)
{
    private const int DeepestInclude = 20;

    private readonly List<(TemplateFinding Finding, string? Root)> _findings = [];
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>The template that is being looked at.</summary>
    internal required TemplateSource Source { get; set; }

    /// <summary>What is known here.</summary>
    internal Scope Scope { get; set; } = new();

    /// <summary>What was found. A variable that some part of the template sets is no unknown name, wherever that part stands.</summary>
    internal IReadOnlyList<TemplateFinding> Findings =>
        [.. _findings.Where(one => one.Root is null || !_assigned.Contains(one.Root)).Select(one => one.Finding).Distinct()];

    internal void Find(FindingKind kind, int start, int end, string words, string? root = null)
    {
        var error = Source.Error(start, words);
        var rest = Source.Parsed.Text.AsSpan(start, Math.Clamp(end - start, 0, Source.Parsed.Text.Length - start));
        var line = rest.IndexOf('\n') is >= 0 and var cut ? rest[..cut] : rest;
        _findings.Add((new TemplateFinding(kind, error.Name, error.Line, error.Column, Math.Max(1, line.TrimEnd().Length), words), root));
    }

    internal string TextOf(Syntax.Expression expression) => Source.Parsed.Text[expression.Start..Math.Min(expression.End, Source.Parsed.Text.Length)];

    internal void Assign(string name, Seen value)
    {
        _assigned.Add(name);
        Scope.Set(name, value);
    }

    /// <summary>A variable: one of the template, else one of the model, else a builtin function or group.</summary>
    internal Seen Variable(Syntax.Variable variable)
    {
        if (Scope.TryGet(variable.Name, out var seen))
        {
            return seen with { Missing = Scope.Knows(variable.Name) ? null : seen.Missing };
        }

        if (model.Members.TryGetValue(variable.Name, out var shape))
        {
            return Optional(shape, variable.Name, TextOf(variable));
        }

        if (model.Kind == ShapeKind.Record && !RootFunctions.IsGroup(variable.Name) && variable.Name is not ("include" or "include_join"))
        {
            Find(FindingKind.UnknownName, variable.Start, variable.End,
                $"there is no `{variable.Name}`{Suggestions.Nearest(variable.Name, [.. model.Members.Keys, .. Scope.Names])}", variable.Name);
        }

        return Seen.Anything;
    }

    /// <summary>A value of a shape at a path: missing unless somebody asked for it.</summary>
    internal Seen Optional(ValueShape shape, string? path, string text) =>
        new(shape, shape.IsOptional && (path is null || !Scope.Knows(path)) ? text : null);

    /// <summary>Looks at an included template with its arguments, in the place of the call.</summary>
    internal void Include(string name, IReadOnlyList<Seen> arguments, IReadOnlyList<(string Name, Seen Value)> named, int start, int end)
    {
        if (include(name) is not { } included)
        {
            Find(FindingKind.Broken, start, end, $"there is no template `{name}` to include");
            return;
        }

        if (included.Parsed.Problems.Count > 0)
        {
            foreach (var error in included.ParseErrors(false))
            {
                _findings.Add((new TemplateFinding(FindingKind.Broken, error.Name, error.Line, error.Column, 1, error.Message), null));
            }

            return;
        }

        if (_depth == DeepestInclude)
        {
            return;
        }

        var (caller, outer) = (Source, Frame);
        _depth++;
        Source = included;
        Frame = (arguments, named);
        new StatementChecks(this).Block(included.Parsed.Body);
        (Source, Frame) = (caller, outer);
        _depth--;
    }

    /// <summary>The arguments of the included template that is being looked at.</summary>
    internal (IReadOnlyList<Seen> Positional, IReadOnlyList<(string Name, Seen Value)> Named) Frame { get; private set; } = ([], []);
}
