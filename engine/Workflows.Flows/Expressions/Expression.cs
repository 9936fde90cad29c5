using System.Text.Json;
using Workflows.Flows.Definitions;
using Workflows.Flows.Values;

namespace Workflows.Flows.Expressions;

/// <summary>What a setting of an activity says in place of a value.</summary>
internal abstract record Expression
{
    /// <summary>Reads an expression, which is an object with <c>type</c> and <c>value</c>; null where there is none.</summary>
    public static Expression? Read(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } expression)
        {
            return null;
        }

        var value = expression.Member("value");
        return (expression.TextOf("type") ?? "Literal") switch
        {
            "Literal" => new LiteralExpression(RawValue(value)),
            "Object" or "Json" => new ObjectExpression(RawValue(value) is { } raw ? Conversion.TextOf(raw) : ""),
            "Variable" => new VariableExpression(Described(value)?.TextOf("id") ?? ""),
            "Input" => new InputExpression(Described(value)?.TextOf("name") ?? ""),
            "Output" => new OutputExpression(Described(value)?.TextOf("name") ?? ""),
            { } language => new ScriptExpression(language, RawValue(value) is { } raw ? Conversion.TextOf(raw) : ""),
        };
    }

    /// <summary>A literal is what is written; lists and objects are their text.</summary>
    private static object? RawValue(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } whole ? whole.GetRawText() : json is { } value ? JsonText.ValueOf(value) : null;

    /// <summary>What a variable or an input is described by: an object, or its text.</summary>
    private static JsonElement? Described(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.String } text)
        {
            return json;
        }

        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The value itself.</summary>
internal sealed record LiteralExpression(object? Value) : Expression;

/// <summary>The value as a JSON text.</summary>
internal sealed record ObjectExpression(string Text) : Expression;

/// <summary>What a variable holds.</summary>
internal sealed record VariableExpression(string Id) : Expression;

/// <summary>What the workflow was given.</summary>
internal sealed record InputExpression(string Name) : Expression;

/// <summary>What the workflow has set to give back.</summary>
internal sealed record OutputExpression(string Name) : Expression;

/// <summary>A script in a language that an engine for it reads.</summary>
internal sealed record ScriptExpression(string Language, string Text) : Expression;
