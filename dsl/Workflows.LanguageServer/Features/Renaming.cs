using System.Text.Json.Nodes;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Documents;
using Workflows.LanguageServer.Ports;
using Workflows.LanguageServer.Protocol;

namespace Workflows.LanguageServer.Features;

/// <summary>Giving a name another one, in the programme and in the files that use it.</summary>
internal static class Renaming
{
    /// <summary>The name at a place; null where there is nothing that could be renamed.</summary>
    public static JsonObject? Prepare(Document document, int line, int column) =>
        NamesInText.Renamable(document.Programme.Whole(), document.Text, line, column) is { } place ? Places.Range(place) : null;

    /// <summary>All changes; refused with a sentence where the name is taken or is none.</summary>
    public static JsonObject Rename(
        Document document, IProgrammeWorld world, Func<string, string> uriOf, int line, int column, string name)
    {
        var check = document.Programme.Whole();
        var (changes, refusal) = NamesInText.Rename(check, document.Text, line, column, name);
        if (refusal is not null)
        {
            throw new RpcFault(RpcFault.RequestFailed, refusal);
        }

        var (old, kind) = NamesInText.NameAt(check, document.Text, line, column)!.Value;
        var elsewhere = world.ChangesElsewhere(document.Programme.Path, kind, old, name);
        return Places.Edits(changes.Concat(elsewhere).Select(change => (uriOf(change.Place.File), change)));
    }
}
