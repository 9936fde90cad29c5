namespace Workflows.Storage.Writing;

/// <summary>The numbers of a run as a whole, by their names in the database.</summary>
internal static class MetaKeys
{
    /// <summary>The number that the next entry of the log gets.</summary>
    public const string Next = "next";

    /// <summary>The largest received-at so far, in microseconds.</summary>
    public const string Received = "received";

    /// <summary>How many records of the last input were worked off.</summary>
    public const string Position = "position";

    /// <summary>The mark of those records.</summary>
    public const string Mark = "mark";
}
