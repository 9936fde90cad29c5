using System.Globalization;
using System.Text;
using Workflows.Dsl.Formatting;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Xunit.Abstractions;

namespace Workflows.Dsl.Tests.Parsing;

/// <summary>Texts that nobody wrote. A failing run prints the seed; LOYALTY_SEED repeats it.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    // LOYALTY_FUZZ_ROUNDS asks for more: 100,000 take minutes.
    private static readonly int Rounds =
        Environment.GetEnvironmentVariable("LOYALTY_FUZZ_ROUNDS") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : 300;

    private static readonly string[] Splinters = ["{", "}", "\"", "#", "//", "==", "\n", "\r\n", "(", ")", "\uFFFD", "😀", "\0",
        "9999999999999999999", "rule", "，", "-", "3rd"];

    [Fact]
    public void A_text_with_tokens_left_out_doubled_or_swapped_never_throws_and_is_never_lost()
    {
        var seed = Environment.GetEnvironmentVariable("LOYALTY_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"LOYALTY_SEED={seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutated(random);
            try
            {
                Check(text);
            }
            catch
            {
                output.WriteLine($"round {round}:\n{text}");
                throw;
            }
        }
    }

    private static void Check(string text)
    {
        var list = Lexer.Read("f", text);
        var joined = new StringBuilder();
        foreach (var token in list.Tokens)
        {
            joined.Append(text, token.TriviaStart, token.Start - token.TriviaStart).Append(list.TextOf(token));
        }

        Assert.Equal(text, joined.ToString());
        var file = Parser.Parse("f", text);
        Assert.All(file.Diagnostics, one => Assert.True(one.Place.Line >= 1
            && one.Place.Column >= 1 && one.Place.EndLine >= one.Place.Line));
        var (formatted, diagnostics) = Formatter.Format("f", text);
        if (formatted is not null)
        {
            Assert.DoesNotContain(diagnostics, one => one.Descriptor.Id == "LOY0040");
            Assert.Equal(formatted, Formatter.Format("f", formatted).Text);
        }
    }

    private static string Mutated(Random random)
    {
        var list = Lexer.Read("f", SampleProgramme.Text);
        List<string> pieces = [.. list.Tokens.Select(token => list.Text[token.TriviaStart..token.End])];
        var from = random.Next(pieces.Count);
        pieces = pieces.GetRange(from, Math.Min(pieces.Count - from, 150));
        for (var change = random.Next(1, 8); change > 0 && pieces.Count > 1; change--)
        {
            var place = random.Next(pieces.Count);
            switch (random.Next(4))
            {
                case 0:
                    pieces.RemoveAt(place);
                    break;
                case 1:
                    pieces.Insert(place, pieces[place]);
                    break;
                case 2:
                    (pieces[place], pieces[0]) = (pieces[0], pieces[place]);
                    break;
                default:
                    pieces.Insert(place, Splinters[random.Next(Splinters.Length)]);
                    break;
            }
        }

        return string.Concat(pieces);
    }
}
