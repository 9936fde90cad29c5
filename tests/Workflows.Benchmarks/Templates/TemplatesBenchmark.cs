using System.Globalization;
using System.Net;
using HandlebarsDotNet;
using Workflows.Core.Ports;
using Workflows.Templates;

namespace Workflows.Benchmarks.Templates;

/// <summary>Rendering and parsing of an e-mail and a report by our renderer, against Handlebars.Net in the same run.</summary>
internal static class TemplatesBenchmark
{
    private const int Renders = 2000;
    private const int Parses = 300;
    private const int Compiles = 10;
    private const int WarmUps = 2;

    public static void Run(int rounds)
    {
        Compare("email", EmailTemplate.Source, EmailTemplate.Model(), Renders, rounds);
        Compare("report", ReportTemplate.Source, ReportTemplate.Model(), Renders / 4, rounds);
        Parsing(rounds);
    }

    private static void Compare(string name, Func<Dialect, string> source, Dictionary<string, object?> model, int count, int rounds)
    {
        var renderer = new ScribanRenderer();
        var template = new Template(name + ".html", source(Dialect.Scriban), TemplateOutput.Html);
        var compiled = Handlebars().Compile(source(Dialect.Handlebars));
        string Ours() => renderer.Render(template, model, _ => null) is { Text: { } text } ? text : throw new InvalidOperationException(name);
        string Theirs() => compiled(model);
        RequireSame(Ours(), Theirs());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {template.Text.Length} characters, {template.Text.Split('\n').Length} lines, {Ours().Length} characters of output"));
        Pair($"{name}, ours", $"{name}, Handlebars", Ours, Theirs, count, rounds);
    }

    private static void Parsing(int rounds)
    {
        // A renderer keeps what it has parsed, so every text is a new one.
        var renderer = new ScribanRenderer();
        var (source, number) = (EmailTemplate.Source(Dialect.Scriban), 0);
        var texts = new Queue<Template>();
        object Ours() => renderer.Check(texts.Dequeue()).Count == 0 ? renderer : throw new InvalidOperationException("The e-mail has mistakes.");
        var theirSource = EmailTemplate.Source(Dialect.Handlebars);
        object Theirs() => Handlebars().Compile(theirSource);
        var (ours, theirs) = (new Measurement("email parsed, ours"), new Measurement("email compiled, Handlebars"));
        for (var round = 0; round <= rounds; round++)
        {
            var count = round == 0 ? WarmUps * Parses : Parses;
            for (var index = 0; index < count; index++)
            {
                texts.Enqueue(new Template("email.html", source + "<!-- " + number++ + " -->", TemplateOutput.Html));
            }

            Again(ours, Ours, Parses, isWarmUp: round == 0);
            Again(theirs, Theirs, Compiles, isWarmUp: round == 0);
        }

        ours.PrintEach("parse", Parses);
        theirs.PrintEach("compilation", Compiles);
    }

    private static void Pair(string oursName, string theirsName, Func<object> ours, Func<object> theirs, int count, int rounds)
    {
        var (one, other) = (new Measurement(oursName), new Measurement(theirsName));
        for (var round = 0; round <= rounds; round++)
        {
            Again(one, ours, count, isWarmUp: round == 0);
            Again(other, theirs, count, isWarmUp: round == 0);
        }

        one.PrintEach("render", count);
        other.PrintEach("render", count);
        Console.WriteLine($"ratio to Handlebars: {(one.Median / other.Median).ToString("0.00", CultureInfo.InvariantCulture)}");
    }

    // The runtime compiles what runs often a second time, in the background: the warm-up leaves it the time for that.
    private static void Again(Measurement measurement, Func<object> action, int count, bool isWarmUp)
    {
        void Run()
        {
            for (var index = 0; index < count; index++)
            {
                action();
            }
        }

        if (isWarmUp)
        {
            for (var index = 0; index < WarmUps; index++)
            {
                Run();
                Thread.Sleep(300);
            }
        }
        else
        {
            measurement.Time(Run);
        }
    }

    private static IHandlebars Handlebars()
    {
        var handlebars = HandlebarsDotNet.Handlebars.Create();
        handlebars.RegisterHelper("number", (EncodedTextWriter writer, Context _, Arguments arguments) =>
            writer.WriteSafeString(((decimal)arguments[0]!).ToString("N2", CultureInfo.InvariantCulture)));
        handlebars.RegisterHelper("date", (EncodedTextWriter writer, Context _, Arguments arguments) =>
            writer.WriteSafeString(((DateTime)arguments[0]!).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        handlebars.RegisterHelper("parity", (EncodedTextWriter writer, Context _, Arguments arguments) =>
            writer.WriteSafeString((int)arguments[0]! % 2 == 0 ? "even" : "odd"));
        return handlebars;
    }

    /// <summary>Both have to write the same, or the comparison is worth nothing; they may name the same character in different ways.</summary>
    private static void RequireSame(string ours, string theirs)
    {
        if (WebUtility.HtmlDecode(ours) != WebUtility.HtmlDecode(theirs))
        {
            throw new InvalidOperationException("The two renderers write different texts.");
        }
    }
}
