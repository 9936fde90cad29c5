using System.Collections.Immutable;
using Workflows.Dsl;
using Workflows.Dsl.Drawing;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Pictures;
using Workflows.Elsa.Toolbox;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Tests.Pictures;

/// <summary>
/// Edits a journey as the Studio does: it opens what the compiler gives out, keeps its own ids, moves what it edits to the end of the list, puts
/// new lines first, and posts everything.
/// </summary>
internal sealed class Studio
{
    private const string File = "p.loyalty";
    private ElsaDefinition _definition;
    private (string Text, Programme Programme)? _compiled;
    private int _ids;

    public Studio(string text, string journey)
    {
        Text = text;
        _definition = DefinitionReader.Read(Given(journey, []));
        NeverReached = [.. Activities.Select(one => one.Id).Where(id => Lines.All(line => line.Source != id && line.Target != id))];
    }

    private Studio(string text, ElsaDefinition empty)
    {
        Text = text;
        _definition = empty;
    }

    /// <summary>The text as it is now.</summary>
    public string Text { get; private set; }

    /// <summary>Ids of the activities that had no lines when the journey was opened.</summary>
    public ImmutableHashSet<string> NeverReached { get; } = [];

    /// <summary>The activities on the canvas.</summary>
    public ImmutableArray<ElsaActivity> Activities => Flow.Activities;

    /// <summary>The lines on the canvas.</summary>
    public ImmutableArray<ElsaConnection> Lines => Flow.Connections;

    private ElsaFlow Flow => _definition.Root.Flow!;

    /// <summary>A new workflow without anything on the canvas.</summary>
    public static Studio Empty(string text, string name) =>
        new(text, new ElsaDefinition("n:1", "n", name, "", 1, [], new ElsaActivity("flow", "Elsa.Flowchart") { Flow = new ElsaFlow(null, [], []) }));

    /// <summary>Drops an activity of the toolbox on the canvas.</summary>
    public string Drop(PictureStepKind kind, params (string Name, string Value)[] inputs)
    {
        var id = $"{++_ids:x16}";
        var tool = JourneyToolbox.Activities.Single(one => one.Step == kind);
        Put(new ElsaActivity(id, tool.Type)
        {
            Name = $"{tool.Title}{_ids}",
            CanStart = tool.IsStart,
            Inputs = [.. inputs.Select(input => InputOf(tool, input.Name, input.Value))],
        });
        return id;
    }

    /// <summary>Writes into an input.</summary>
    public void Set(string id, string input, string? value)
    {
        var activity = Activities.Single(one => one.Id == id);
        var others = activity.Inputs.Where(one => one.Name != input);
        Put(activity with
        {
            Inputs = [.. others, .. value is null ? [] : new[] { InputOf(JourneyToolbox.Activities.Single(one => one.Type == activity.Type), input, value) }],
        });
    }

    /// <summary>Somebody changes the text meanwhile.</summary>
    public void Type(string before, string after) => Text = Text.Replace(before, after, StringComparison.Ordinal);

    /// <summary>Puts an activity of another kind behind one of ours.</summary>
    public void DropForeign(string type, string name, string behind)
    {
        var id = $"{++_ids:x16}";
        Put(new ElsaActivity(id, type) { Name = name });
        Splice(behind, "Done", id);
    }

    public void Rename(string title) => _definition = _definition with { Name = title };

    public void Remove(string id) => With(
        Activities.Where(one => one.Id != id), Lines.Where(line => line.Source != id && line.Target != id));

    /// <summary>Draws a line; the one that left by that port before is gone.</summary>
    public void Connect(string source, string port, string target) =>
        With(Activities, Lines.Where(line => line.Source != source || line.Port != port).Prepend(new ElsaConnection(source, port, target)));

    /// <summary>Draws a line beside those that leave by that port.</summary>
    public void ConnectAlso(string source, string port, string target) =>
        With(Activities, Lines.Prepend(new ElsaConnection(source, port, target)));

    public void Cut(string source, string port) => With(Activities, Lines.Where(line => line.Source != source || line.Port != port));

    public string? TargetOf(string source, string port) => Lines.FirstOrDefault(line => line.Source == source && line.Port == port)?.Target;

    /// <summary>Puts an activity into a line; the flow goes on by its port to where the line led.</summary>
    public void Splice(string source, string port, string id, string by = "Done")
    {
        var target = TargetOf(source, port);
        Connect(source, port, id);
        if (target is not null)
        {
            Connect(id, by, target);
        }
    }

    /// <summary>What is posted.</summary>
    public string Posted => DefinitionWriter.Write(_definition);

    /// <summary>Saves; where that works the text is the new one, and the definition's properties are those of the answer.</summary>
    public Redrawn Save()
    {
        var drawn = PictureReader.Read(Posted);
        var given = drawn.Journey is { } journey
            ? PictureReader.Read(Given(journey, drawn.Places))
            : new Picture(null, "", null, [], []);
        var result = Redrawing.Edit(File, Text, given, drawn);
        if (result.Text is not null)
        {
            Text = result.Text;
            _definition = _definition with { CustomProperties = DefinitionReader.Read(Given(result.Journey!, result.Places)).CustomProperties };
        }

        return result;
    }

    /// <summary>Saves, which has to work.</summary>
    public string Saved()
    {
        var result = Save();
        Assert.True(result.Text is not null, string.Join('\n', result.Refusals) + "\n" + Text);
        return Text;
    }

    /// <summary>What the text as it is now compiles to, with the ids of the canvas.</summary>
    public string Compiled()
    {
        var drawn = PictureReader.Read(Posted);
        return Given(drawn.Journey!, drawn.Places);
    }

    /// <summary>The picture of the text as it is now, with the ids of the canvas.</summary>
    public Picture Redrawn() => PictureReader.Read(Compiled());

    /// <summary>The picture on the canvas.</summary>
    public Picture Drawn() => PictureReader.Read(Posted);

    private static Programme ProgrammeOf(string text)
    {
        var compilation = Compiler.Compile(File, text);
        Assert.True(compilation.Programme is not null, string.Join('\n', compilation.Diagnostics) + "\n" + text);
        return compilation.Programme;
    }

    private static ElsaInput InputOf(ToolboxActivity tool, string name, string value)
    {
        var input = tool.Inputs.Single(one => one.Name == name);
        return new ElsaInput(name, input.TypeName, input.Syntax, value);
    }

    private string Given(string journey, ImmutableArray<StepPlace> places)
    {
        _compiled = _compiled is { } known && known.Text == Text ? known : (Text, ProgrammeOf(Text));
        var programme = _compiled.Value.Programme;
        return JourneyCompiler.Compile(programme, programme.Journeys.Single(one => one.Name == journey), places);
    }

    private void Put(ElsaActivity activity) => With(Activities.Where(one => one.Id != activity.Id).Append(activity), Lines);

    private void With(IEnumerable<ElsaActivity> activities, IEnumerable<ElsaConnection> lines) => _definition = _definition with
    {
        Root = _definition.Root with { Flow = new ElsaFlow(Flow.Start, [.. activities], [.. lines]) },
    };
}
