using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>What is known of a named value where it is used.</summary>
/// <param name="Bound">Its value.</param>
/// <param name="AsksMember">Whether it depends on the member.</param>
/// <param name="AsksClock">Whether it depends on the clock.</param>
internal sealed record LetInfo(Bound Bound, bool AsksMember, bool AsksClock)
{
    public Expression Value => Bound.Value;

    /// <summary>A fixed value stands wherever its name does.</summary>
    public bool IsFixed => Value is Expression.Number or Expression.Text or Expression.Length;
}
