namespace Workflows.Storage.Schema;

/// <summary>A number of the run as a whole: <c>next</c> log id, <c>received</c>, <c>position</c> and <c>mark</c> of the input.</summary>
internal sealed class MetaRow
{
    public required string Key { get; init; }

    public required long Value { get; init; }
}

/// <summary>A version of the programme, and from which entry of the log and from which instant on it is in force.</summary>
internal sealed class ProgrammeRow
{
    public required int Number { get; init; }

    public required string Version { get; init; }

    public required string Name { get; init; }

    public required long FromEvent { get; init; }

    public required long FromAt { get; init; }
}

/// <summary>A secret of the database as a whole: random bytes that nothing of the log repeats.</summary>
internal sealed class SecretRow
{
    public required string Name { get; init; }

    public required byte[] Value { get; init; }
}

/// <summary>That somebody was for putting a text into force as the version of a number; a version that is in force keeps those that it had.</summary>
internal sealed class ApprovalRow
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required long At { get; init; }

    public string? Why { get; init; }
}

/// <summary>A file of a version of the programme.</summary>
internal sealed class SourceRow
{
    public required int Number { get; init; }

    public required int Place { get; init; }

    public required string File { get; init; }

    public required string Text { get; init; }
}

/// <summary>An entry of the log: an event, or clock-driven work (type -1).</summary>
internal sealed class EventRow
{
    public required long Id { get; init; }

    public required int Member { get; init; }

    public required long Prev { get; init; }

    public required int Type { get; init; }

    public string? Key { get; init; }

    public required long At { get; init; }

    public required long Received { get; init; }

    public byte[]? Payload { get; init; }

    public byte[]? Answers { get; init; }

    public byte[]? Effects { get; init; }
}

/// <summary>A line of the ledger.</summary>
internal sealed class LedgerRow
{
    public required long Event { get; init; }

    public required int Line { get; init; }

    public required int Member { get; init; }

    public required int Currency { get; init; }

    public required int Giver { get; init; }

    public required int Taker { get; init; }

    public required long Amount { get; init; }

    public required long Lot { get; init; }

    public required int Rule { get; init; }

    public required int Journey { get; init; }

    public required long At { get; init; }
}

/// <summary>A member after the last entry of the log that is of this member.</summary>
internal sealed class MemberRow
{
    public required int Id { get; init; }

    public required long NextDue { get; init; }

    public required long LastEvent { get; init; }

    public required byte[] State { get; init; }
}

/// <summary>Who a member is: the member's key, and under it id and personal values. Gone once the member is erased.</summary>
internal sealed class PersonRow
{
    public required int Member { get; init; }

    public required byte[] Secret { get; init; }

    public required byte[] Sheet { get; init; }
}

/// <summary>The personal values of an event, under its member's key.</summary>
internal sealed class PersonalRow
{
    public required long Event { get; init; }

    public required byte[] Value { get; init; }
}

/// <summary>What a pool has spent in a period.</summary>
internal sealed class PoolRow
{
    public required int Pool { get; init; }

    public required string Key { get; init; }

    public required long Period { get; init; }

    public required long Spent { get; init; }

    public required int Warned { get; init; }
}

/// <summary>A message that was decided and is to go out.</summary>
internal sealed class OutboxRow
{
    public required long Event { get; init; }

    public required int Line { get; init; }

    public required int Member { get; init; }

    public required int Journey { get; init; }

    public required int Instance { get; init; }

    public required string Step { get; init; }

    public required string Channel { get; init; }

    public required string Template { get; init; }

    public required long At { get; init; }

    public byte[]? Model { get; init; }
}

/// <summary>Where the clock went on with no event: before the entry <see cref="Event"/>, up to and with <see cref="At"/>.</summary>
internal sealed class ClockRow
{
    public required long Event { get; init; }

    public required long At { get; init; }
}
