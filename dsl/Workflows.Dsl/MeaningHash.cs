using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl;

/// <summary>
/// SHA-256 of what a programme means. The canonical form names every property of every part in ordinal order, but for places and the
/// hash itself; it is taken from the model by reflection, so that a property that is added to the model can't be forgotten here.
/// </summary>
internal sealed class MeaningHash
{
    private readonly StringBuilder _form = new();
    private readonly Dictionary<Type, PropertyInfo[]> _properties = [];

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public static string Of(Programme programme)
    {
        var hash = new MeaningHash();
        hash.Write(programme with { Version = "" });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash._form.ToString())));
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _form.Append('-');
                break;
            case string text:
                _form.Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text);
                break;
            case bool or Enum or Model.Numbers.Fraction:
                _form.Append(value);
                break;
            case IFormattable number and not ITuple:
                _form.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IEnumerable list:
                WriteAll(list.Cast<object?>());
                break;
            case ITuple tuple:
                WriteAll(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]));
                break;
            default:
                WriteRecord(value);
                break;
        }

        _form.Append(' ');
    }

    private void WriteAll(IEnumerable<object?> values)
    {
        _form.Append('[');
        foreach (var value in values)
        {
            Write(value);
        }

        _form.Append(']');
    }

    private void WriteRecord(object value)
    {
        _form.Append(value.GetType().Name).Append('{');
        foreach (var property in PropertiesOf(value.GetType()))
        {
            _form.Append(property.Name).Append('=');
            Write(property.GetValue(value));
        }

        _form.Append('}');
    }

    private PropertyInfo[] PropertiesOf(Type type)
    {
        if (!_properties.TryGetValue(type, out var properties))
        {
            properties =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.PropertyType != typeof(SourceSpan) && property.CanWrite)
                    .OrderBy(property => property.Name, StringComparer.Ordinal),
            ];
            _properties.Add(type, properties);
        }

        return properties;
    }
}
