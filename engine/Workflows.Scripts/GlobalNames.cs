using System.Security.Cryptography;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Workflows.Flows.Expressions;
using Workflows.Flows.Values;

namespace Workflows.Scripts;

/// <summary>The functions and the object <c>variables</c> that Elsa gives to scripts.</summary>
internal static class GlobalNames
{
    /// <summary>Gives a script what it may use.</summary>
    /// <returns>The variables as the script finds them, as JSON.</returns>
    public static List<(string Name, string Json)> Give(Engine engine, IScriptScope scope)
    {
        var variables = new JsObject(engine);
        var before = new List<(string, string)>();
        foreach (var name in scope.VariableNames)
        {
            variables.Set(name, ScriptValues.ToScript(engine, scope.Variable(name)));
            before.Add((name, JsonText.Of(scope.Variable(name))));
            engine.SetValue($"get{Pascal(name)}", () => ScriptValues.ToScript(engine, scope.Variable(name)));
            engine.SetValue($"set{Pascal(name)}", (Action<JsValue>)(value => Set(engine, scope, variables, name, value)));
        }

        engine.SetValue("variables", variables);
        foreach (var name in scope.InputNames)
        {
            engine.SetValue($"get{Pascal(name)}", () => ScriptValues.ToScript(engine, scope.Input(name)));
        }

        engine.SetValue("getVariable", (Func<string, JsValue>)(name => ScriptValues.ToScript(engine, scope.Variable(name))));
        engine.SetValue("setVariable", (Action<string, JsValue>)((name, value) => Set(engine, scope, variables, name, value)));
        engine.SetValue("getInput", (Func<string, JsValue>)(name => ScriptValues.ToScript(engine, scope.Input(name))));
        engine.SetValue("getOutputFrom", (Func<string, string?, JsValue>)((activity, name) => ScriptValues.ToScript(engine, scope.Output(activity, name))));
        engine.SetValue("getLastResult", () => ScriptValues.ToScript(engine, scope.LastResult));
        GiveInstance(engine, scope);
        GiveHelpers(engine, scope);
        return before;
    }

    /// <summary>Sets the variables that the script changed through <c>variables</c>.</summary>
    public static void TakeBack(Engine engine, IScriptScope scope, List<(string Name, string Json)> before)
    {
        var variables = (ObjectInstance)engine.GetValue("variables");
        foreach (var (name, json) in before)
        {
            var value = ScriptValues.FromScript(engine, variables.Get(name));
            if (JsonText.Of(value) != json && JsonText.Of(value) != JsonText.Of(scope.Variable(name)))
            {
                scope.SetVariable(name, value);
            }
        }
    }

    private static void Set(Engine engine, IScriptScope scope, JsObject variables, string name, JsValue value)
    {
        variables.Set(name, value);
        scope.SetVariable(name, ScriptValues.FromScript(engine, value));
    }

    private static void GiveInstance(Engine engine, IScriptScope scope)
    {
        engine.SetValue("getWorkflowInstanceId", () => scope.InstanceId);
        engine.SetValue("getWorkflowDefinitionId", () => scope.DefinitionId);
        engine.SetValue("getWorkflowDefinitionVersionId", () => scope.DefinitionVersionId);
        engine.SetValue("getWorkflowDefinitionVersion", () => scope.DefinitionVersion);
        engine.SetValue("getCorrelationId", () => scope.CorrelationId);
        engine.SetValue("setCorrelationId", (Action<string?>)(value => scope.CorrelationId = value));
        engine.SetValue("getWorkflowInstanceName", () => scope.InstanceName);
        engine.SetValue("setWorkflowInstanceName", (Action<string?>)(value => scope.InstanceName = value));
    }

    private static void GiveHelpers(Engine engine, IScriptScope scope)
    {
        var count = 0;
        Guid Next() => new(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{scope.RunId} {count++}"))).AsSpan(0, 16));
        engine.SetValue("isNullOrWhiteSpace", (Func<string?, bool>)string.IsNullOrWhiteSpace);
        engine.SetValue("isNullOrEmpty", (Func<string?, bool>)string.IsNullOrEmpty);
        engine.SetValue("toJson", (Func<JsValue, string>)(value => JsonText.Of(ScriptValues.FromScript(engine, value))));
        engine.SetValue("newGuid", () => Next().ToString());
        engine.SetValue("newGuidString", () => Next().ToString());
        engine.SetValue("newShortGuid", () => Convert.ToBase64String(Next().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        engine.SetValue("parseGuid", (Func<string, string>)(text => Guid.Parse(text).ToString()));
        engine.SetValue("stringToBase64", (Func<string, string>)(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));
        engine.SetValue("stringFromBase64", (Func<string, string>)(text => Encoding.UTF8.GetString(Convert.FromBase64String(text))));
        ((ObjectInstance)engine.GetValue("Math")).Set("random", JsValue.FromObject(engine, () => BitConverter.ToUInt32(Next().ToByteArray()) / 4294967296.0));
    }

    private static string Pascal(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..];
}
