using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Which steps of the text are drawn as what.</summary>
internal static class StepKinds
{
    /// <summary>Whether a step of the text is of a kind.</summary>
    public static bool Is(StatementSyntax? statement, PictureStepKind kind) => kind switch
    {
        PictureStepKind.Send => statement is StatementSyntax.Send,
        PictureStepKind.Bonus => statement is StatementSyntax.Bonus,
        PictureStepKind.WaitFor => statement is StatementSyntax.WaitFor,
        PictureStepKind.Match => statement is StatementSyntax.Match,
        PictureStepKind.Wait => statement is StatementSyntax.Wait,
        PictureStepKind.Task => statement is StatementSyntax.Task,
        PictureStepKind.Decide => statement is StatementSyntax.If,
        PictureStepKind.Fork => statement is StatementSyntax.Fork,
        PictureStepKind.Finish => statement is StatementSyntax.Finish,
        PictureStepKind.Start or PictureStepKind.Join or PictureStepKind.Unknown => false,
    };
}
