using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// SHA-256 over the canonical export of a ledger: one line for each posting in the order of the log, UTF-8, ended by a line feed, with
/// tabs between entry, line, number of the member (<c>#17</c>), currency, from, to, amount, lot, rule, journey and instant. Names stand for what is numbered in a
/// programme, so that the hash is equal wherever the same programme ran over the same log.
/// </summary>
/// <param name="programme">Gives the names.</param>
public sealed class LedgerDigest(Programme programme) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds the postings of an entry.</summary>
    /// <param name="entry">Its number in the log.</param>
    /// <param name="member">The member's index: the ledger doesn't say who it is, so that it stays as it is when nobody knows any more.</param>
    /// <param name="postings">Its postings, in order.</param>
    public void Add(long entry, int member, IReadOnlyList<Posting> postings)
    {
        for (var line = 0; line < postings.Count; line++)
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(LineOf(entry, line, member, postings[line])));
        }
    }

    /// <summary>The hash so far in lower-case hex.</summary>
    public string Hex() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private string LineOf(long entry, int line, int member, Posting posting) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry}\t{line}\t#{member}\t{programme.Currencies[posting.Currency].Name}\t{posting.From}\t{posting.To}\t{posting.Amount}"
        + $"\t{posting.Lot}\t{NameOfRule(posting)}\t{NameOfJourney(posting)}\t{posting.At}\n");

    private string NameOfRule(Posting posting) => posting.Rule < 0 ? "" : programme.Rules[posting.Rule].Name;

    private string NameOfJourney(Posting posting) => posting.Journey < 0 ? "" : programme.Journeys[posting.Journey].Name;
}
