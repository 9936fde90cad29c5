using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Parsing;

/// <summary>The numbers of signs and words that the grammar looks for ahead.</summary>
internal static class Signs
{
    public static short Colon { get; } = Vocabulary.Require(":");

    public static short Dot { get; } = Vocabulary.Require(".");

    public static short Opening { get; } = Vocabulary.Require("{");

    public static short Closing { get; } = Vocabulary.Require("}");

    public static short List { get; } = Vocabulary.Require("[");

    public static short From { get; } = Vocabulary.Require("from");

    public static short Is { get; } = Vocabulary.Require("is");

    public static short By { get; } = Vocabulary.Require("by");

    public static short Of { get; } = Vocabulary.Require("of");

    public static short All { get; } = Vocabulary.Require("all");

    public static short Then { get; } = Vocabulary.Require("then");
}
