namespace Workflows.Storage.Schema;

/// <summary>How a database says that it is one of ours, and in which form.</summary>
internal static class Form
{
    /// <summary>The mark in the file's header: the letters LOYA.</summary>
    public const long ApplicationId = 0x4C4F5941;

    /// <summary>The form that this program reads and writes; counted up by each change of what is stored. Other forms are refused.</summary>
    public const long Version = 9;

    /// <summary>
    /// Settings of a connection that writes. FULL: what was committed survives a loss of power. A checkpoint each 16,000 pages, as the
    /// default of 1,000 checkpoints on nearly every batch and costs a third of the rate.
    /// </summary>
    public const string WritingPragmas = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 16000;
        PRAGMA cache_size = -131072;
        PRAGMA mmap_size = 1073741824;
        PRAGMA temp_store = MEMORY;
        """;

    /// <summary>Settings of a connection that reads beside it.</summary>
    public const string ReadingPragmas = """
        PRAGMA mmap_size = 1073741824;
        PRAGMA query_only = ON;
        """;
}
