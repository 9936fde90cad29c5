using Workflows.Flows.Values;

namespace Workflows.Flows.Stimuli;

/// <summary>Paths of <c>HttpEndpoint</c>: words between slashes, where <c>{name}</c> stands for any word.</summary>
public static class HttpPath
{
    /// <summary>The input that says how many bytes a request has.</summary>
    public const string Length = "ContentLength";

    /// <summary>The path without slashes at its ends, as it is hashed.</summary>
    public static string Of(string path) => path.Trim('/');

    /// <summary>The values of the names in a path that is asked for; null where it is another path.</summary>
    /// <param name="template">As the workflow says it.</param>
    /// <param name="path">As it is asked for.</param>
    public static FlowRecord? Match(string template, string path)
    {
        var (wanted, asked) = (template.Split('/'), path.Split('/'));
        if (wanted.Length != asked.Length)
        {
            return null;
        }

        var values = FlowRecord.Empty;
        for (var place = 0; place < wanted.Length; place++)
        {
            if (wanted[place] is ['{', .. var name, '}'] && asked[place].Length > 0)
            {
                values = values.With(name, asked[place]);
            }
            else if (!wanted[place].Equals(asked[place], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return values;
    }
}
