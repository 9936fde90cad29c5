namespace Workflows.Templates.Evaluation;

/// <summary>Messages that more than one place gives.</summary>
internal static class Wordings
{
    internal static readonly Message MisplacedAssignment = new(
        "`=` puts a value into a variable and stands alone; to compare, write `==`",
        "Error while parsing assign expression: Expression is only allowed for a top level assignment in: "
            + "<target_expression> = <value_expression>");

    internal static Message WrongCount(string function, int wanted, int given) => new(
        $"`{function}` takes {wanted} arguments, and {given} are given",
        $"Invalid number of arguments `{given}` passed to `{function}` while expecting `{wanted}` arguments");

    internal static Message Unexpected(string found) => new(
        found is ['"' or '\'' or '`', ..] ? $"The text that begins here has no closing {found[0]}"
            : $"`{found}` can't begin a command or a value",
        $"Unexpected token `{found}` while parsing expression");

    internal static Message MissingParenthesis(string found) => new(
        $"The `(` wants a `)`, not `{found}`", $"Invalid token `{found}`. Expecting a closing `)`.");

    /// <summary>Something is missing in a form whose parts the corpus names between angle brackets.</summary>
    internal static Message MissingValue(string what, string wanted, string found, string form) => new(
        $"A value is missing before `{found}`: {Form(form)}",
        $"Error while parsing {what}: Expecting {wanted} instead of `{found}` in: {form}");

    /// <summary>How something is written, for our own messages: without the words of grammars.</summary>
    internal static string Form(string form) => "`" + form.Replace("<an ", "<", StringComparison.Ordinal)
        .Replace("index_expression", "number", StringComparison.Ordinal).Replace("target_expression", "variable", StringComparison.Ordinal)
        .Replace("value_expression", "value", StringComparison.Ordinal).Replace("function_expression", "function", StringComparison.Ordinal)
        .Replace("expression", "value", StringComparison.Ordinal) + "`";
}
