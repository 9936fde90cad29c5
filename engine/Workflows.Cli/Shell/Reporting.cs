using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Evaluation;
using Workflows.Evaluation.Rivals;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Workflows.Templates;

namespace Workflows.Cli.Shell;

/// <summary>Evaluates a database and writes the report.</summary>
internal static class Reporting
{
    /// <summary>Where the shipped report template is.</summary>
    private static string ShippedTemplate => Path.Combine(AppContext.BaseDirectory, "report", "effectiveness.html");

    /// <summary>Evaluates the log of a database.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="plan">Its programme.</param>
    /// <param name="file">Its text.</param>
    /// <param name="period">The days that the report is about; null for the default.</param>
    /// <param name="note">What the reader has to know of the data; null for nothing.</param>
    public static EvaluationResult Evaluate(RunReader reader, ProgrammePlan plan, ProgrammeFile file, ReportPeriod? period, string? note)
    {
        var every = plan.Programme.Reports.IsEmpty ? TimeUnit.Quarter : plan.Programme.Reports[0].Every;
        period ??= ReportPeriod.Default(plan.Calendar, FirstInstant(reader), reader.Received, every);
        var (evaluator, end) = Gather(reader, plan, file, [period], new EvaluationSettings { DataNote = note })[0];
        return evaluator.Evaluate(end);
    }

    /// <summary>What can be said of each follow-up in each of some periods.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="plan">Its programme.</param>
    /// <param name="file">Its text.</param>
    /// <param name="periods">The periods.</param>
    public static IReadOnlyDictionary<ReportPeriod, ImmutableArray<FollowUpFinding>> FollowUps(
        RunReader reader, ProgrammePlan plan, ProgrammeFile file, ImmutableArray<ReportPeriod> periods) =>
        periods.Zip(Gather(reader, plan, file, periods, new EvaluationSettings()))
            .ToDictionary(one => one.First, one => one.Second.Evaluator.FollowUps(one.Second.End));

    /// <summary>Gathers what evaluations of several periods need, in one pass over the log.</summary>
    private static List<(Evaluator Evaluator, RunEnd End)> Gather(
        RunReader reader, ProgrammePlan plan, ProgrammeFile file, IReadOnlyList<ReportPeriod> periods, EvaluationSettings settings)
    {
        var replaced = reader.Replaced();
        var evaluators = periods.Select(period => new Evaluator(plan, period, settings, replaced)).ToList();
        var plans = plan.Programme.Rivals.Select(rival => (Rival: rival, Plan: ProgrammeFile.Plan(file.OfRival(rival).Compile().Programme!))).ToList();
        var rivals = periods.Select(period => plans.Select(
            one => new RivalRun(one.Rival, plan.Programme, one.Plan, period, settings, replaced)).ToList()).ToList();
        var personal = new PersonalCodec(plan.Programme);
        var froms = reader.Versions().Select(version => version.FromEntry).ToList();
        foreach (var entry in reader.Entries())
        {
            var record = reader.Members[entry.Member].IsErased && entry.Event is { } told ? personal.Erased(told) : entry.Event;
            var (effects, postings) = (entry.Effects.ToList(), entry.Postings.ToList());
            var version = froms.FindLastIndex(from => from <= entry.Id) + 1;
            evaluators.ForEach(evaluator => evaluator.Take(
                entry.Member, record, entry.At, CollectionsMarshal.AsSpan(effects), CollectionsMarshal.AsSpan(postings), version));
            rivals.ForEach(ofPeriod => ofPeriod.ForEach(rival => rival.Take(record, entry.Received)));
        }

        var codec = new MemberCodec(plan) { Cuts = reader.Cuts() };
        var members = reader.Members.Select(member => codec.Read(member.Id, member.Index, member.State.Span)).ToList();
        return [.. evaluators.Zip(rivals, (evaluator, ofPeriod) => (evaluator, new RunEnd(reader.Received, members, reader.Pools())
        {
            Rivals = [.. ofPeriod.Select(rival => rival.End(reader.Received))],
        }))];
    }

    /// <summary>Writes a report.</summary>
    /// <param name="result">The report.</param>
    /// <param name="format">html, json or csv.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="template">A template of the user's for the page; null for the shipped one.</param>
    public static void Write(EvaluationResult result, string format, string path, string? template)
    {
        var text = format switch
        {
            "json" => ReportJson.Write(result),
            "csv" => ReportCsv.Write(result),
            _ => Page(result, template ?? ShippedTemplate),
        };
        OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private static string Page(EvaluationResult result, string template)
    {
        if (!File.Exists(template))
        {
            throw new ShellFault($"{template}: there is no such report template.");
        }

        var rendering = ReportPage.Write(result, new ScribanRenderer(), template, File.ReadAllText(template));
        return rendering.Text ?? throw new ShellFault(string.Join('\n', rendering.Errors));
    }

    /// <summary>The instant of the first event of a database.</summary>
    public static Instant FirstInstant(RunReader reader) =>
        reader.Entries().Select(entry => (Instant?)entry.At).FirstOrDefault()
        ?? throw new ShellFault("The database has no events yet; feed some with `loyalty run`.");
}
