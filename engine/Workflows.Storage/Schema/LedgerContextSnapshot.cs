using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Workflows.Storage.Schema;

/// <summary>
/// The model after the last migration. There is one form so far, so it is the model itself; the migration that changes the form writes
/// down here what it leaves.
/// </summary>
[DbContext(typeof(LedgerContext))]
internal sealed class LedgerContextSnapshot : ModelSnapshot
{
    /// <inheritdoc/>
    protected override void BuildModel(ModelBuilder modelBuilder) => LedgerContext.Describe(modelBuilder);
}
