using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Tests.Hashing;

/// <summary>Made-up parts of the model: each property has a value of its own, and each kind of a part takes its turn.</summary>
internal sealed class MadeUp
{
    private const int DeepestNesting = 6;

    private readonly Dictionary<Type, int> _turns = [];
    private int _number;

    /// <summary>All kinds of a part that can be made.</summary>
    public static Type[] KindsOf(Type type) => type.IsAbstract
        ? [.. type.Assembly.GetTypes().Where(kind => kind.IsSubclassOf(type) && !kind.IsAbstract).OrderBy(kind => kind.Name, StringComparer.Ordinal)]
        : [type];

    /// <summary>A value of a type.</summary>
    public object? Of(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Turn(type) % 3 == 0 ? null : Of(underlying, depth);
        }

        return type switch
        {
            _ when type == typeof(string) => $"Ü{++_number}",
            _ when type == typeof(bool) => Turn(type) % 2 == 0,
            _ when type == typeof(int) => ++_number,
            _ when type == typeof(long) => -(long)++_number,
            _ when type == typeof(Fraction) => Fraction.Of(++_number, 1 + (Turn(type) % 7)),
            _ when type == typeof(SourceSpan) => new SourceSpan("made.loyalty", ++_number, 1, _number, 2),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(Turn(type) % Enum.GetValues(type).Length),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => List(type, depth),
            _ when type.IsAssignableTo(typeof(ITuple)) =>
                Activator.CreateInstance(type, [.. type.GetGenericArguments().Select(part => Of(part, depth))]),
            _ => Record(type, depth),
        };
    }

    private object? Record(Type type, int depth)
    {
        var kinds = depth > DeepestNesting && type.IsAbstract ? Array.FindAll(KindsOf(type), IsLeaf) : KindsOf(type);
        if (kinds.Length == 0)
        {
            return null;
        }

        var kind = kinds[Turn(type) % kinds.Length];
        var constructor = kind.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, depth + 1))]);
        foreach (var property in ReflectedForm.PropertiesOf(kind)
            .Where(property => constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
        {
            property.SetValue(made, Of(property.PropertyType, depth + 1));
        }

        return made;
    }

    // A kind that holds no other part of its sort, so that the parts end.
    private static bool IsLeaf(Type kind) => ReflectedForm.PropertiesOf(kind).All(property =>
        property.PropertyType.IsValueType || property.PropertyType == typeof(string) || property.PropertyType == typeof(DataType)
        || property.PropertyType == typeof(Field));

    private object List(Type type, int depth)
    {
        var item = type.GetGenericArguments()[0];
        var count = depth > DeepestNesting ? 0 : depth == 1 ? Math.Max(9, KindsOf(item).Length) : item.IsAbstract ? KindsOf(item).Length : 2;
        var items = Array.CreateInstance(item, count);
        for (var i = 0; i < count; i++)
        {
            items.SetValue(Of(item, depth + 1), i);
        }

        return typeof(System.Runtime.InteropServices.ImmutableCollectionsMarshal)
            .GetMethod("AsImmutableArray", BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private int Turn(Type type) => _turns[type] = _turns.GetValueOrDefault(type, -1) + 1;
}
