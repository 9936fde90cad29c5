using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty export</c>: all that there is of a member.</summary>
internal static class ExportCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var member = new Option<string>("--member") { Description = "The member's id.", Required = true };
        var output = new Option<string>("--out") { Description = "The JSON file to write.", Required = true };
        var command = new Command(
            "export",
            "Writes all that there is of a member, for the member to read.\n\n"
            + "Example: loyalty export --db harbour.db --member M000123 --out M000123.json")
        {
            database, member, output,
        };
        command.SetAction(options =>
        {
            using var reader = RunReader.Open(options.GetValue(database)!);
            return Export(reader, options.GetValue(member)!, options.GetValue(output)!, new Terminal(options));
        });
        return command;
    }

    private static int Export(RunReader reader, string id, string path, Terminal terminal)
    {
        var member = reader.FindMember(id) ?? throw new ShellFault($"There is no member {id} in this database.");
        var plan = StoredProgrammes.Of(reader, terminal).Plan;
        var json = JsonOf(reader, plan, member);
        if (json.State.AbsorbedIds.Count > 0)
        {
            // They are the same person: what there is of one of them is of the person.
            var others = json.State.AbsorbedIds.Select(reader.FindMember).Select(one => JsonOf(reader, plan, one!).Json);
            json.Json["those"] = new JsonArray([.. others]);
        }

        OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(json.Json.ToJsonString(Readable))));
        Terminal.Result(path);
        return 0;
    }

    private static (MemberState State, JsonObject Json) JsonOf(RunReader reader, ProgrammePlan plan, StoredMember member)
    {
        var state = new MemberCodec(plan).Read(member.Id, member.Index, member.State.Span, member.Sheet.Span);
        var messages = reader.OutboxOf(member).ToList();
        return (state, new MemberJson(plan, index => reader.Members[index].Id).Of(state, reader.EntriesOf(member), messages, reader.Received));
    }
}
