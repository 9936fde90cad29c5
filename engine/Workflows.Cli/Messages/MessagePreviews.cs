using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Core.Journeys;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Delivery.Messages;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;
using Workflows.Templates;

namespace Workflows.Cli.Messages;

/// <summary>A message to look at before it is sent: to a member of a database as it would be now, or in an example of the programme.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="Model">What it may say, as UTF-8 JSON.</param>
/// <param name="Token">The token of its links.</param>
internal sealed record MessagePreviews(string Channel, byte[] Model, string Token)
{
    // Of a preview nobody stops anything: its links have a token of the right length that nobody signed.
    private static readonly string NoToken = new('0', 38);

    /// <summary>The message to a member of a database: as it was decided last where it was, else as it would be now.</summary>
    /// <exception cref="ShellFault">There is no such member or message.</exception>
    public static MessagePreviews OfMember(string template, string database, string id, Terminal terminal)
    {
        using var reader = RunReader.Open(database);
        var plan = StoredProgrammes.Of(reader, terminal).Plan;
        var member = reader.FindMember(id) is { IsErased: false } found
            ? found : throw new ShellFault($"There is no member {id} in {database} that a message could go to; mind capitals, or name another.");
        var decided = reader.OutboxOf(member).LastOrDefault(message => message.Template == template && !message.Model.IsEmpty);
        if (decided is not null)
        {
            return new(decided.Channel, decided.Model.ToArray(), LinkToken.Of(decided, reader));
        }

        var (journey, send) = SendOf(plan.Programme, template);
        var state = new MemberCodec(plan) { Cuts = reader.Cuts() }.Read(member.Id, member.Index, member.State.Span, member.Sheet.Span);
        return new(send.Channel, new MessagePreview(plan).Of(state, journey, send, reader.Received, LastOf(plan, reader, member, journey)), NoToken);
    }

    /// <summary>The last event of a member with which a journey could have started; null where something else starts it.</summary>
    /// <exception cref="ShellFault">The member has none.</exception>
    private static EventRecord? LastOf(ProgrammePlan plan, RunReader reader, StoredMember member, Journey journey)
    {
        if (StartingEvent.TypeOf(journey) is not { } type)
        {
            return null;
        }

        return reader.EntriesOf(member).LastOrDefault(entry => entry.Event?.Type == type)?.Event ?? throw new ShellFault(
            $"Member {member.Id} has no {plan.Programme.EventTypes[type].Name}, with which {journey.Name} starts; name a member who has, or an example.");
    }

    /// <summary>The last such message in an example of a programme.</summary>
    /// <exception cref="ShellFault">There is no such example, or it sends no such message.</exception>
    public static MessagePreviews OfExample(string template, Programme programme, string title)
    {
        var example = programme.Examples.FirstOrDefault(one => one.Title == title)
            ?? throw new ShellFault($"There is no example \"{title}\" in the programme; write its title as it stands there.");
        var plan = ProgrammeFile.Plan(programme);
        var watch = new Watch(plan, template);
        new ExampleRunner(plan, watch).Run(example);
        return watch.Last ?? throw new ShellFault(
            $"In the example \"{title}\" no message {template} is sent; name an example in which it is, or a member of a database.");
    }

    /// <summary>The message as it would go out.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="file">The programme in whose folder the templates are.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="language">The language to read it in; null for the member's own.</param>
    public RenderedMessage Render(string template, ProgrammeFile file, Programme programme, string? language)
    {
        var settings = SettingsFile.Read(file.Folder, programme.Name);
        using var document = System.Text.Json.JsonDocument.Parse(Model);
        var model = (Dictionary<string, object?>)PlainValues.Of(document.RootElement)!;
        if (language is not null)
        {
            ((Dictionary<string, object?>)model["member"]!)["language"] = language;
        }

        var (message, problem) = new MessageRenderer(new ScribanRenderer(), new FolderTemplates(file.Folder), settings).Render(Channel, template, model, Token);
        return message ?? throw new ShellFault($"{problem!.Template}: {problem.Words}");
    }

    /// <summary>The first step of a programme that sends a template.</summary>
    /// <exception cref="ShellFault">There is none.</exception>
    public static (Journey Journey, JourneyStep.Send Send) SendOf(Programme programme, string template)
    {
        foreach (var journey in programme.Journeys.Where(journey => journey.IsInForce))
        {
            if (ProgrammePlan.StepsOf(journey.Steps).OfType<JourneyStep.Send>().FirstOrDefault(send => send.Template == template) is { } send)
            {
                return (journey, send);
            }
        }

        throw new ShellFault($"No journey of {programme.Name} sends a message {template}; name one as it stands behind `send`.");
    }

    /// <summary>Notes the messages of a run.</summary>
    private sealed class Watch(ProgrammePlan plan, string template) : IStepSink
    {
        private readonly MessagePreview _models = new(plan);
        private readonly MemoryLog _log = new();

        public MessagePreviews? Last { get; private set; }

        public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            foreach (var effect in output.Effects.Where(effect => effect.Kind == EffectKind.MessageSent))
            {
                var send = (JourneyStep.Send)plan.Step(effect.Source, effect.Text!);
                Last = send.Template == template
                    ? new(send.Channel, _models.Of(member, effect, StartingEvent.Of(plan, member, effect, record, output.Effects, _log)), NoToken) : Last;
            }

            _log.Accept(member, record, at, received, output);
        }
    }
}
