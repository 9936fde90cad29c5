using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Timing;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>
/// A step of ours (<c>Loyalty.*</c>), or a decision in our language. What it does to a member is not decided here: it is asked for as data, and what comes
/// back is how it ended. The desk of the burst may answer at once; else it is a command, and a resume with the input <c>Outcome</c> is the answer.
/// </summary>
internal sealed class AskedStep : Behaviour
{
    /// <summary>Our own language, as definitions name it.</summary>
    public const string Language = "Loyalty";

    /// <summary>The input of a resume that says how the step ended; without it the time has ended it.</summary>
    public const string Outcome = "Outcome";

    /// <summary>The input of a resume that says why the step could not be done: it faults.</summary>
    public const string Fault = "Fault";

    /// <summary>The input of a resume that says what came of the step beside its outcome, which the activity puts out.</summary>
    public const string Result = "Result";

    private const string OwnTypes = "Loyalty.";
    private const string Decision = "Elsa.FlowDecision";
    private const string Start = "Loyalty.Start";
    private const string End = "Loyalty.Finish";
    private const string Pause = "Loyalty.Wait";

    private static readonly string[] _known =
    [
        Start, "Loyalty.Send", "Loyalty.Bonus", "Loyalty.Match", "Loyalty.WaitFor", Pause, "Loyalty.Task", End, "Loyalty.Award", "Loyalty.Redeem",
        "Loyalty.Decide", "Loyalty.HoldOut", "Loyalty.SetAttribute", "Loyalty.StartJourney", "Loyalty.Propose", "Loyalty.Alert",
    ];

    // Where a step says how long it waits at most.
    private static readonly string[] _lengths = ["length", "upTo", "dueIn"];

    private readonly string _type;
    private readonly int _length;
    private readonly FlowRecord? _settings;

    private AskedStep(FlowNode node)
    {
        _type = node.Type;
        _length = Array.FindIndex(node.Inputs, slot => Array.IndexOf(_lengths, slot.Name) >= 0);
        _settings = node.HasConstantInputs ? SettingsOf(node, Array.ConvertAll(node.Inputs, slot => slot.Constant)) : null;
    }

    /// <inheritdoc/>
    public override bool IsTerminal => _type == End;

    /// <summary>Whether activities of a type are steps of ours.</summary>
    public static bool IsOwn(string type) => type.StartsWith(OwnTypes, StringComparison.Ordinal);

    /// <summary>Whether an activity is asked for: all steps of ours are, and a decision in our language where nothing here can evaluate it.</summary>
    public static bool IsMeant(FlowNode node, ActivityParts parts, IReadOnlyList<IScriptEngine> engines) => IsOwn(node.Type)
        || (node.Type == Decision && ExpressionOf(parts, "condition") is ScriptExpression { Language: Language } script
            && !engines.Any(engine => engine.Language == Language && engine.ProblemOf(script.Text) is null));

    /// <summary>Whether the type is one that journeys or the designer have.</summary>
    public static bool IsKnown(string type) => type == Decision || Array.IndexOf(_known, type) >= 0;

    /// <summary>Whether nobody has to do anything for steps of a type: they begin, end or pause the workflow.</summary>
    public static bool IsOfTheWorkflow(string type) => type is Start or End or Pause;

    /// <summary>What a definition has a step say.</summary>
    public static StepMeant Meant(FlowNode node) => new(node.Type, node.Inputs.Where(slot => !slot.IsConstant || slot.Constant is not null)
        .ToDictionary(slot => slot.Name, slot => slot.IsConstant ? Conversion.TextOf(slot.Constant!) : null, StringComparer.Ordinal));

    /// <summary>What an activity does, out of what the definition says of it. Its settings get their slots.</summary>
    public static Behaviour Of(FlowNode node, ActivityParts parts)
    {
        node.Inputs = [.. parts.Settings().Select(name => parts.Setting(name, ExpressionOf(parts, name) is { } expression
            ? expression is ScriptExpression { Language: Language } own ? new LiteralExpression(own.Text) : expression : null))];
        node.IsAutomatic = [.. node.Inputs.Select(_ => true)];
        node.HasConstantInputs = Array.TrueForAll(node.Inputs, slot => slot.IsConstant);
        node.Outputs = [new OutputSlot(Result, parts.Target(Result))];
        return node.Type == Start ? new Simple(null) : new AskedStep(node);
    }

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var step = new StepAsked(burst.IdOf(context), _type, context.Node.Id, burst.CorrelationId, _settings ?? SettingsOf(context.Node, context.Inputs));
        if (IsTerminal)
        {
            Finish(burst, context, step);
            return;
        }

        if (burst.Desk is { } desk)
        {
            if (desk.Do(step) is { } outcome)
            {
                EndWith(burst, context, outcome);
            }
            else
            {
                burst.Wait(context, FlowRecord.Empty, new WaitKind { IsFoundById = true });
            }

            return;
        }

        var id = burst.NextBookmarkId();
        burst.Commands.Add(new FlowCommand.AskStep(id, step));
        burst.Wait(context, step.Settings, new WaitKind { Id = id, IsFoundById = true, DueAt = DueAt(burst, context) });
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        if (burst.Given[Fault] is { } why)
        {
            throw new FlowFault(Conversion.TextOf(why));
        }

        if (burst.Given[Result] is { } result)
        {
            Variables.PutOut(burst, context, Result, result);
        }

        EndWith(burst, context, burst.Given[Outcome] is { } outcome ? Conversion.TextOf(outcome) : UsualOutcome());
    }

    private static void Finish(Burst burst, Context context, StepAsked step)
    {
        if (burst.Desk is { } desk)
        {
            desk.Do(step);
        }
        else
        {
            burst.Commands.Add(new FlowCommand.AskStep(null, step));
        }

        Primitives.Finish(burst);
        Endings.Complete(burst, context);
    }

    private static void EndWith(Burst burst, Context context, string outcome) => Endings.Complete(burst, context, outcome == "Done" ? null : [outcome]);

    /// <summary>How the step ends where only its time is over.</summary>
    private string UsualOutcome() => _type switch
    {
        "Loyalty.WaitFor" => "Late",
        "Loyalty.Task" => "overdue",
        Decision or "Loyalty.Decide" => "False",
        _ => "Done",
    };

    private DateTimeOffset? DueAt(Burst burst, Context context)
    {
        if (_length < 0 || context.Inputs[_length] is not { } length)
        {
            return null;
        }

        var due = StepLength.After(burst.At, Conversion.TextOf(length)) ?? throw new FlowFault(
            $"`{Conversion.TextOf(length)}` is no length of time, or too long; write it as `3 days`.");
        return burst.Settings.StepsEndThemselves && _type != Pause ? null : due;
    }

    private static FlowRecord SettingsOf(FlowNode node, object?[] values) => new(
        [.. node.Inputs.Select((slot, place) => new KeyValuePair<string, object?>(slot.Name, values[place])).Where(pair => pair.Value is not null)]);

    private static Expression? ExpressionOf(ActivityParts parts, string name) => parts.Json.Member(name) is { } member
        && member.Member("typeName") is not null ? Expression.Read(member.Member("expression")) : null;
}
