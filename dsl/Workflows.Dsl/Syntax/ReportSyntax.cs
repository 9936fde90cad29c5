using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary><c>report NAME "template" monthly to "address"</c>.</summary>
internal sealed record ReportSyntax(NameSyntax Name, StringSyntax Template, TimeUnit Every, StringSyntax To, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}
