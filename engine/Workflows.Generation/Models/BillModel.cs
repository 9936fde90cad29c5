namespace Workflows.Generation.Models;

/// <summary>
/// Monthly bills of members on a contract, due 14 days after the billing day; `BillPaid` is dated at the payment. The probability of paying
/// on time differs by member: Beta(<see cref="OnTimeA"/>, <see cref="OnTimeB"/>).
/// </summary>
public sealed record BillModel
{
    /// <summary>The share of members with a contract, 0 to 1; the others are prepaid.</summary>
    public double ContractShare { get; init; } = 0.7;

    /// <summary>First parameter of the punctuality's beta distribution, above 0.</summary>
    public double OnTimeA { get; init; } = 8;

    /// <summary>Second parameter, above 0; the mean of 8 and 1.2 is 87 % on time.</summary>
    public double OnTimeB { get; init; } = 1.2;

    /// <summary>The mean charge for use beyond the plan in a month that has one, in the currency's unit.</summary>
    public double ExtraMean { get; init; } = 35;

    /// <summary>The share of months that have such a charge, 0 to 1.</summary>
    public double ExtraShare { get; init; } = 0.35;

    /// <summary>The probability that a contract ends in a month, 0 to 1.</summary>
    public double MonthlyEnd { get; init; } = 0.008;

    internal void Check()
    {
        Require.Share(ContractShare);
        Require.Positive(OnTimeA);
        Require.Positive(OnTimeB);
        Require.NotNegative(ExtraMean);
        Require.Share(ExtraShare);
        Require.Share(MonthlyEnd);
    }
}
