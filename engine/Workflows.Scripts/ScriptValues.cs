using System.Collections.Immutable;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;
using Workflows.Flows.Values;

namespace Workflows.Scripts;

/// <summary>Values of workflows as values of JavaScript, and back.</summary>
internal static class ScriptValues
{
    /// <summary>A value as a script sees it: records are objects, spans are text, instants are dates.</summary>
    public static JsValue ToScript(Engine engine, object? value) => value switch
    {
        null => JsValue.Null,
        string text => new JsString(text),
        bool truth => truth ? JsBoolean.True : JsBoolean.False,
        long whole => JsNumber.Create(whole),
        double number => JsNumber.Create(number),
        decimal amount => JsNumber.Create((double)amount),
        DateTimeOffset moment => JsValue.FromObject(engine, moment.UtcDateTime),
        ImmutableArray<object?> or FlowRecord => new JsonParser(engine).Parse(JsonText.Of(value)),
        _ => new JsString(JsonText.Of(value).Trim('"')),
    };

    /// <summary>What a script gives: whole numbers stay whole, and what JSON has no form for is nothing.</summary>
    public static object? FromScript(Engine engine, JsValue value)
    {
        if (value.IsNull() || value.IsUndefined())
        {
            return null;
        }

        if (value.IsString() || value.IsBoolean())
        {
            return value.ToObject();
        }

        if (value.IsNumber())
        {
            var number = value.AsNumber();
            return number == Math.Floor(number) && Math.Abs(number) < 9e15 ? (object)(long)number : number;
        }

        if (value.IsDate())
        {
            return new DateTimeOffset(value.AsDate().ToDateTime().ToUniversalTime(), TimeSpan.Zero);
        }

        var json = new JsonSerializer(engine).Serialize(value);
        return json.IsUndefined() ? null : JsonText.Read(TypeConverter.ToString(json));
    }
}
