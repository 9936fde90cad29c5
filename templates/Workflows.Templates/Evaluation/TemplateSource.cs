using Workflows.Core.Ports;
using Workflows.Templates.Parsing;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Evaluation;

/// <summary>A parsed template. It never changes, so renders on any thread share it.</summary>
/// <param name="Text">Its source.</param>
/// <param name="Body">What it does.</param>
/// <param name="Problems">What is wrong with it; where there is anything, it is not rendered.</param>
internal sealed record ParsedTemplate(string Text, Block Body, IReadOnlyList<Problem> Problems);

/// <summary>A parsed template under the name its errors carry.</summary>
internal sealed record TemplateSource(string Name, ParsedTemplate Parsed)
{
    /// <summary>The error at an offset of the source.</summary>
    internal TemplateError Error(int offset, string message)
    {
        var before = Parsed.Text.AsSpan(0, Math.Min(offset, Parsed.Text.Length));
        var line = before.Count('\n') + 1;
        return new TemplateError(Name, line, before.Length - before.LastIndexOf('\n'), message);
    }

    /// <summary>All that is wrong with its spelling.</summary>
    /// <param name="asScriban">True for the messages of the corpus, with all consequences; else there is one for a line.</param>
    internal IReadOnlyList<TemplateError> ParseErrors(bool asScriban)
    {
        if (asScriban)
        {
            return [.. Parsed.Problems.Select(problem => Error(problem.Offset, problem.Message.Scriban))];
        }

        return [.. Parsed.Problems.Where(problem => !problem.IsConsequence).OrderBy(problem => problem.Offset)
            .Select(problem => Error(problem.Offset, problem.Message.Own)).DistinctBy(error => error.Line)];
    }
}
