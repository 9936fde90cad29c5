namespace Workflows.Runtime.Auditing;

/// <summary>What an audit found.</summary>
/// <param name="Findings">What is broken, one sentence each, in the order of the log; empty where all is right.</param>
/// <param name="FindingsInAll">How many there are; the list ends after the first hundred.</param>
/// <param name="LedgerSha256">Hash of the canonical export of the ledger, lower-case hex.</param>
/// <param name="Entries">Entries of the log.</param>
/// <param name="Postings">Lines of the ledger.</param>
/// <param name="Members">Members.</param>
public sealed record AuditResult(
    IReadOnlyList<string> Findings, long FindingsInAll, string LedgerSha256, long Entries, long Postings, int Members)
{
    /// <summary>Whether nothing is broken.</summary>
    public bool IsSound => FindingsInAll == 0;

    /// <summary>The line that is printed for comparison: <c>ledger sha256: HEX</c>.</summary>
    public string LedgerLine => $"ledger sha256: {LedgerSha256}";
}
