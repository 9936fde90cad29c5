using System.Security.Cryptography;

namespace Workflows.Storage.Personal;

/// <summary>The keys of the members, by index: random, one for each. Who has none is nobody any more.</summary>
internal sealed class MemberKeys
{
    private const int KeysOfAPage = 1024;

    private readonly List<byte[]> _pages = [];
    private readonly List<bool> _has = [];

    /// <summary>Whether a member has a key.</summary>
    public bool Has(int member) => member < _has.Count && _has[member];

    /// <summary>A member's key.</summary>
    public ReadOnlySpan<byte> Of(int member) => Place(member);

    /// <summary>The key with which links in messages to a member are signed (HKDF, RFC 5869, from the member's own).</summary>
    public static byte[] LinkKeyOf(byte[] key) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, SealedBytes.KeySize, info: "links of messages"u8.ToArray());

    /// <summary>Notes a key that was stored.</summary>
    public void Put(int member, ReadOnlySpan<byte> key)
    {
        Reserve(member);
        key.CopyTo(Place(member));
    }

    /// <summary>Draws a key for a new member.</summary>
    public void Draw(int member)
    {
        Reserve(member);
        RandomNumberGenerator.Fill(Place(member));
    }

    /// <summary>Forgets a member's key.</summary>
    public void Destroy(int member)
    {
        CryptographicOperations.ZeroMemory(Place(member));
        _has[member] = false;
    }

    private void Reserve(int member)
    {
        while (_has.Count <= member)
        {
            if (_has.Count % KeysOfAPage == 0)
            {
                _pages.Add(new byte[KeysOfAPage * SealedBytes.KeySize]);
            }

            _has.Add(false);
        }

        _has[member] = true;
    }

    private Span<byte> Place(int member) =>
        _pages[member / KeysOfAPage].AsSpan(member % KeysOfAPage * SealedBytes.KeySize, SealedBytes.KeySize);
}
