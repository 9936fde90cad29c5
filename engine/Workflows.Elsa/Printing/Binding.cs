namespace Workflows.Elsa.Printing;

/// <summary>How tightly the parts of an expression hold together, loosest first.</summary>
internal enum Binding
{
    /// <summary><c>a or b</c></summary>
    Or,

    /// <summary><c>a and b</c></summary>
    And,

    /// <summary><c>not a</c></summary>
    Not,

    /// <summary><c>a &gt;= b</c>, <c>a is known</c></summary>
    Test,

    /// <summary><c>a + b</c></summary>
    Sum,

    /// <summary><c>a * b</c></summary>
    Term,

    /// <summary>Names, values, aggregates.</summary>
    Atom,
}
