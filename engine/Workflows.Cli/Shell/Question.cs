namespace Workflows.Cli.Shell;

/// <summary>A question to the person at the terminal.</summary>
/// <param name="Words">The question.</param>
/// <param name="Usual">The answer that an empty line gives.</param>
/// <param name="Check">What is wrong with an answer; null for nothing.</param>
internal sealed record Question(string Words, string Usual, Func<string, string?> Check)
{
    /// <summary>Asks until the answer is right; the end of the input is the usual answer.</summary>
    public string Ask()
    {
        while (true)
        {
            Console.Error.Write($"{Words} [{Usual}] ");
            if (Console.In.ReadLine()?.Trim() is not { Length: > 0 } answer)
            {
                return Usual;
            }

            if (Check(answer) is not { } fault)
            {
                return answer;
            }

            Console.Error.WriteLine(fault);
        }
    }
}
