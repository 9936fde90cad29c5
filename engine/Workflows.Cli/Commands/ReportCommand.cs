using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Accounting;
using Workflows.Cli.Shell;
using Workflows.Evaluation;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty report</c>: the evaluation.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var period = new Option<string?>("--period")
        {
            Description = "2025, 2025-Q3, 2025-07 or 2025-07-01..2025-09-30; the last whole one that the programme reports on if not given.",
        };
        var format = new Option<string>("--format")
        {
            Description = "html, json or csv; journal for the lines that an accountant books for points", DefaultValueFactory = _ => "html",
        };
        format.AcceptOnlyFromAmong("html", "json", "csv", "journal");
        var method = new Option<string>("--method")
        {
            Description = "How the journal accounts for points: deferred (part of the price, IFRS 15) or accrued (an expense).",
            DefaultValueFactory = _ => "deferred",
        };
        method.AcceptOnlyFromAmong("deferred", "accrued");
        var redemption = new Option<string>("--redemption")
        {
            Description = "Which share of points the journal expects to be redeemed: stated in the programme, or by its own history.",
            DefaultValueFactory = _ => "stated",
        };
        redemption.AcceptOnlyFromAmong("stated", "history");
        var until = new Option<string?>("--until")
        {
            Description = "The last local day of the journal, YYYY-MM-DD, at whose end its lines add up to what is owed for points; all of the log if not given.",
        };
        var target = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var template = new Option<string?>("--template") { Description = "A template of your own for the page." };
        var command = new Command("report", "Writes the evaluation.\n\nExample: loyalty report --db harbour.db --period 2025-Q4 --out report.html")
        {
            database, period, format, target, template, method, redemption, until,
        };
        command.SetAction(options =>
        {
            RequireFitting(options, options.GetValue(format)!, period, template, (method, redemption, until));
            using var reader = RunReader.Open(options.GetValue(database)!);
            var (_, plan, programme) = StoredProgrammes.Of(reader, new Terminal(options));
            if (options.GetValue(format) == "journal")
            {
                var way = options.GetValue(method) == "accrued" ? AccountingMethod.Accrued : AccountingMethod.Deferred;
                JournalFile.Write(reader, plan, way, options.GetValue(redemption) == "history", LastDayOf(options.GetValue(until)), options.GetValue(target)!);
                Terminal.Result(options.GetValue(target)!);
                return 0;
            }

            var result = Reporting.Evaluate(reader, plan, programme, PeriodOf(options.GetValue(period)), note: null);
            Reporting.Write(result, options.GetValue(format)!, options.GetValue(target)!, options.GetValue(template));
            Terminal.Result(options.GetValue(target)!);
            return 0;
        });
        return command;
    }

    /// <summary>Options that the format doesn't know would do nothing: whoever gives them expects something else.</summary>
    private static void RequireFitting(ParseResult options, string format, Option period, Option template, (Option Method, Option Redemption, Option Until) ofJournal)
    {
        var isJournal = format == "journal";
        foreach (var (option, fits, why) in new (Option, bool, string)[]
        {
            (period, !isJournal, "the journal begins with the log and ends with --until; leave it out"),
            (template, format == "html", "it is the template of the page; use --format html"),
            (ofJournal.Method, isJournal, "it is the method of the journal; use --format journal"),
            (ofJournal.Redemption, isJournal, "it is a choice of the journal; use --format journal"),
            (ofJournal.Until, isJournal, "it is the last day of the journal; use --format journal, or --period"),
        })
        {
            if (!fits && options.GetResult(option) is OptionResult { Implicit: false })
            {
                throw new ShellFault($"{option.Name} doesn't go with --format {format}: {why}.", 2);
            }
        }
    }

    private static ReportPeriod? PeriodOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Split("..") is [var from, var to] && Day(from) is { } first && Day(to) is { } last && first <= last)
        {
            return new ReportPeriod(first, last + 1);
        }

        var match = Regex.Match(text, @"^(\d{4})(?:-Q([1-4])|-(\d\d))?$", RegexOptions.None, TimeSpan.FromSeconds(1));
        var month = match.Groups[2].Success ? (3 * int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)) - 2
            : match.Groups[3].Success ? int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture)
            : 1;
        if (!match.Success || month is < 1 or > 12)
        {
            throw new ShellFault($"--period {text}: write 2025, 2025-Q3, 2025-07 or 2025-07-01..2025-09-30.", 2);
        }

        var unit = match.Groups[2].Success ? TimeUnit.Quarter : match.Groups[3].Success ? TimeUnit.Month : TimeUnit.Year;
        var start = Calendar.DayNumber(new DateOnly(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), month, 1));
        return new ReportPeriod(start, Calendar.NextPeriodStart(unit, start));
    }

    private static DateOnly? LastDayOf(string? text) => text is null ? null
        : Day(text) is { } day ? Calendar.DateOf(day)
        : throw new ShellFault($"--until {text}: write a date as YYYY-MM-DD.", 2);

    private static int? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Calendar.DayNumber(date) : null;
}
