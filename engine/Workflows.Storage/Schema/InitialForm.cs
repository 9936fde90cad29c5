using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Workflows.Storage.Schema;

/// <summary>
/// The first form. It is plain SQL, as the builder of migrations knows no WITHOUT ROWID. What grows with the log has no index but its
/// own order: each further tree with keys in random order costs more than everything else together.
/// </summary>
[DbContext(typeof(LedgerContext))]
[Migration(Id)]
internal sealed class InitialForm : Migration
{
    /// <summary>What migrations are counted by.</summary>
    public const string Id = "20261122000000_InitialForm";

    /// <summary>The tables.</summary>
    public static string Tables { get; } = $"""
        CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE programme (number INTEGER NOT NULL PRIMARY KEY, version TEXT NOT NULL, name TEXT NOT NULL, from_event INTEGER NOT NULL,
          from_at INTEGER NOT NULL);
        CREATE TABLE source (number INTEGER NOT NULL, place INTEGER NOT NULL, file TEXT NOT NULL, text TEXT NOT NULL,
          PRIMARY KEY (number, place)) WITHOUT ROWID;
        CREATE TABLE event (id INTEGER NOT NULL PRIMARY KEY, member INTEGER NOT NULL, prev INTEGER NOT NULL, type INTEGER NOT NULL, key TEXT,
          at INTEGER NOT NULL, received INTEGER NOT NULL, payload BLOB, answers BLOB, effects BLOB);
        CREATE TABLE ledger (event INTEGER NOT NULL, line INTEGER NOT NULL, member INTEGER NOT NULL, currency INTEGER NOT NULL,
          giver INTEGER NOT NULL, taker INTEGER NOT NULL, amount INTEGER NOT NULL, lot INTEGER NOT NULL, rule INTEGER NOT NULL,
          journey INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (event, line)) WITHOUT ROWID;
        CREATE TABLE member (id INTEGER NOT NULL PRIMARY KEY, next_due INTEGER NOT NULL, last_event INTEGER NOT NULL,
          state BLOB NOT NULL);
        CREATE TABLE person (member INTEGER NOT NULL PRIMARY KEY, secret BLOB NOT NULL, sheet BLOB NOT NULL);
        CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE approval (number INTEGER NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, at INTEGER NOT NULL, why TEXT,
          PRIMARY KEY (number, version, name)) WITHOUT ROWID;
        CREATE TABLE personal (event INTEGER NOT NULL PRIMARY KEY, value BLOB NOT NULL);
        CREATE TABLE pool (pool INTEGER NOT NULL, key TEXT NOT NULL, period INTEGER NOT NULL, spent INTEGER NOT NULL, warned INTEGER NOT NULL,
          PRIMARY KEY (pool, key, period)) WITHOUT ROWID;
        CREATE TABLE idem (id INTEGER NOT NULL PRIMARY KEY, h1 INTEGER NOT NULL, h2 INTEGER NOT NULL, content INTEGER NOT NULL);
        CREATE TABLE refusal (position INTEGER NOT NULL PRIMARY KEY, mark INTEGER NOT NULL, reason INTEGER NOT NULL);
        CREATE TABLE outbox (event INTEGER NOT NULL, line INTEGER NOT NULL, member INTEGER NOT NULL, journey INTEGER NOT NULL,
          instance INTEGER NOT NULL, step TEXT NOT NULL, channel TEXT NOT NULL, template TEXT NOT NULL, at INTEGER NOT NULL,
          model BLOB, PRIMARY KEY (event, line)) WITHOUT ROWID;
        CREATE TABLE clock (event INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL);
        PRAGMA application_id = 1280268609;
        PRAGMA user_version = {Form.Version};
        """;

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables);
}
