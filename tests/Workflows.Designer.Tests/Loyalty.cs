using Workflows.Cli.Shell;

namespace Workflows.Designer.Tests;

/// <summary>The program's verbs, run inside of this process.</summary>
internal static class Loyalty
{
    /// <summary>Runs a verb and wants it to succeed.</summary>
    public static void Good(params string[] arguments) =>
        Assert.Equal(0, typeof(ProgrammeWorld).Assembly.EntryPoint!.Invoke(null, [arguments]));
}
