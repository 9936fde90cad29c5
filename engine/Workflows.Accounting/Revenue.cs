using Workflows.Model.Numbers;

namespace Workflows.Accounting;

/// <summary>
/// Points as a separate performance obligation: what of a price belongs to them, and how much of that was earned so far (IFRS 15.B39 to
/// B47; ASC 606 alike). Exact; rounding is the journal's business.
/// </summary>
public static class Revenue
{
    /// <summary>What of a price belongs to the points, by relative stand-alone selling prices.</summary>
    /// <param name="price">What the customer paid for goods and points together, from 0.</param>
    /// <param name="goods">What the goods alone sell for, from 0.</param>
    /// <param name="points">What the points are worth: points x worth x the share expected to be redeemed, from 0.</param>
    public static Fraction Allocated(Fraction price, Fraction goods, Fraction points) =>
        goods + points == Fraction.Zero ? Fraction.Zero : price * points / (goods + points);

    /// <summary>
    /// What of the price allocated was earned so far: in proportion to what was redeemed of all that is expected ever to be. Where nothing
    /// is expected any more, all of it (B46: breakage).
    /// </summary>
    /// <param name="allocated">The price allocated to the points.</param>
    /// <param name="redeemed">Points redeemed so far, from 0.</param>
    /// <param name="expected">Points still expected to be redeemed, from 0.</param>
    public static Fraction ToDate(Fraction allocated, Fraction redeemed, Fraction expected) =>
        expected == Fraction.Zero ? allocated : allocated * redeemed / (redeemed + expected);
}
