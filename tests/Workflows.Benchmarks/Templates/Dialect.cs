namespace Workflows.Benchmarks.Templates;

/// <summary>
/// How a template language spells what the two benchmark templates need, so that both are written once and mean the same in both languages.
/// </summary>
internal abstract class Dialect
{
    public static readonly Dialect Scriban = new ScribanWords();
    public static readonly Dialect Handlebars = new HandlebarsWords();

    /// <summary>A value, escaped for HTML.</summary>
    public abstract string Value(string path);

    /// <summary>A value of the current element of a loop.</summary>
    public abstract string Item(string member);

    /// <summary>The current element itself.</summary>
    public abstract string Element { get; }

    /// <summary>A number with two decimals and separators of thousands.</summary>
    public abstract string Number(string path, bool ofItem);

    /// <summary>A date as <c>2026-11-22</c>.</summary>
    public abstract string Date(string path, bool ofItem);

    public abstract string If(string path, bool ofItem, string then, string otherwise);

    public abstract string Each(string path, string body);

    /// <summary>The word <c>even</c> or <c>odd</c>, by the number of the round.</summary>
    public abstract string Parity { get; }

    /// <summary>The number of the round, from 0.</summary>
    public abstract string Index { get; }

    private sealed class ScribanWords : Dialect
    {
        public override string Element => "{{ item }}";

        public override string Parity => "{{ for.odd ? 'odd' : 'even' }}";

        public override string Index => "{{ for.index }}";

        public override string Value(string path) => $"{{{{ {path} }}}}";

        public override string Item(string member) => $"{{{{ item.{member} }}}}";

        public override string Number(string path, bool ofItem) => $"{{{{ {Name(path, ofItem)} | math.format 'N2' }}}}";

        public override string Date(string path, bool ofItem) => $"{{{{ {Name(path, ofItem)} | date.to_string '%Y-%m-%d' }}}}";

        public override string If(string path, bool ofItem, string then, string otherwise) =>
            $"{{{{ if {Name(path, ofItem)} }}}}{then}{{{{ else }}}}{otherwise}{{{{ end }}}}";

        public override string Each(string path, string body) =>
            $"{{{{ for item in {(path.StartsWith('.') ? "item" + path : path)} }}}}{body}{{{{ end }}}}";

        private static string Name(string path, bool ofItem) => ofItem ? "item." + path : path;
    }

    private sealed class HandlebarsWords : Dialect
    {
        public override string Element => "{{this}}";

        public override string Parity => "{{parity @index}}";

        public override string Index => "{{@index}}";

        public override string Value(string path) => $"{{{{{path}}}}}";

        public override string Item(string member) => $"{{{{{member}}}}}";

        public override string Number(string path, bool ofItem) => $"{{{{number {path}}}}}";

        public override string Date(string path, bool ofItem) => $"{{{{date {path}}}}}";

        public override string If(string path, bool ofItem, string then, string otherwise) =>
            $"{{{{#if {path}}}}}{then}{{{{else}}}}{otherwise}{{{{/if}}}}";

        public override string Each(string path, string body) => $"{{{{#each {path.TrimStart('.')}}}}}{body}{{{{/each}}}}";
    }
}
