using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Storage.Schema;

/// <summary>The database as objects, for its form and for reading. What a run writes goes through prepared statements, which are 6 times as fast.</summary>
internal sealed class LedgerContext(SqliteConnection connection) : DbContext
{
    public DbSet<MetaRow> Meta => Set<MetaRow>();

    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<PersonRow> Persons => Set<PersonRow>();

    public DbSet<SecretRow> Secrets => Set<SecretRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public DbSet<PersonalRow> Personal => Set<PersonalRow>();

    public DbSet<PoolRow> Pools => Set<PoolRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<ClockRow> Clock => Set<ClockRow>();

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Describe(modelBuilder);

    /// <summary>
    /// The tables and columns, said in full and not left to conventions, as the snapshot that migrations are compared with has none.
    /// </summary>
    public static void Describe(ModelBuilder model)
    {
        Table<MetaRow>(model, "meta", nameof(MetaRow.Key));
        Table<ProgrammeRow>(model, "programme", nameof(ProgrammeRow.Number));
        Table<SourceRow>(model, "source", nameof(SourceRow.Number), nameof(SourceRow.Place));
        Table<EventRow>(model, "event", nameof(EventRow.Id));
        Table<LedgerRow>(model, "ledger", nameof(LedgerRow.Event), nameof(LedgerRow.Line));
        Table<MemberRow>(model, "member", nameof(MemberRow.Id));
        Table<PersonRow>(model, "person", nameof(PersonRow.Member));
        Table<SecretRow>(model, "secret", nameof(SecretRow.Name));
        Table<ApprovalRow>(model, "approval", nameof(ApprovalRow.Number), nameof(ApprovalRow.Version), nameof(ApprovalRow.Name));
        Table<PersonalRow>(model, "personal", nameof(PersonalRow.Event));
        Table<PoolRow>(model, "pool", nameof(PoolRow.Pool), nameof(PoolRow.Key), nameof(PoolRow.Period));
        Table<OutboxRow>(model, "outbox", nameof(OutboxRow.Event), nameof(OutboxRow.Line));
        Table<ClockRow>(model, "clock", nameof(ClockRow.Event));
    }

    private static void Table<T>(ModelBuilder model, string name, params string[] key)
        where T : class
    {
        var nullability = new NullabilityInfoContext();
        var row = model.Entity<T>().ToTable(name);
        foreach (var property in typeof(T).GetProperties())
        {
            row.Property(property.PropertyType, property.Name)
                .HasColumnName(ColumnOf(property.Name))
                .IsRequired(nullability.Create(property).ReadState == NullabilityState.NotNull)
                .ValueGeneratedNever();
        }

        row.HasKey(key);
    }

    /// <summary><c>FromEvent</c> is the column <c>from_event</c>.</summary>
    private static string ColumnOf(string property) => string.Concat(
        property.Select((letter, i) => i > 0 && char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
