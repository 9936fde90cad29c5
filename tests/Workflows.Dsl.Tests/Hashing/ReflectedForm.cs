using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Tests.Hashing;

/// <summary>
/// The canonical form of a programme as reflection gives it: slow, and without a list of properties that somebody could forget to add to.
/// </summary>
internal sealed class ReflectedForm
{
    private readonly StringBuilder _form = new();

    /// <summary>The names of the records that were written.</summary>
    public HashSet<Type> Written { get; } = [];

    /// <summary>The hash of a programme's form, in lower-case hex.</summary>
    public string HashOf(Programme programme)
    {
        Write(programme with { Version = "" });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_form.ToString())));
    }

    /// <summary>The properties that say something: all that can be given, but for places.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.PropertyType != typeof(SourceSpan) && property.CanWrite)
        .OrderBy(property => property.Name, StringComparer.Ordinal);

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
            case bool or Enum or Fraction:
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
        Written.Add(value.GetType());
        _form.Append(value.GetType().Name).Append('{');
        foreach (var property in PropertiesOf(value.GetType()))
        {
            _form.Append(property.Name).Append('=');
            Write(property.GetValue(value));
        }

        _form.Append('}');
    }
}
