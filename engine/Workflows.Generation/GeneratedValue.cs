namespace Workflows.Generation;

/// <summary>The value of one field of a generated event.</summary>
public abstract record GeneratedValue
{
    private GeneratedValue()
    {
    }

    /// <summary>Text, also dates (yyyy-MM-dd), keys and members.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : GeneratedValue;

    /// <summary>An amount of money in the programme's currency.</summary>
    /// <param name="Cents">Hundredths of the currency, at least 0.</param>
    public sealed record Money(long Cents) : GeneratedValue;

    /// <summary>A whole number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(long Value) : GeneratedValue;

    /// <summary>Yes or no.</summary>
    /// <param name="Value">True for yes.</param>
    public sealed record YesNo(bool Value) : GeneratedValue;

    /// <summary>The lines of a basket.</summary>
    /// <param name="Items">At least one; quantity times price sums up to the order's total.</param>
    public sealed record Lines(IReadOnlyList<BasketLine> Items) : GeneratedValue;
}

/// <summary>One line of a basket.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Category">Its category: accessory, device, data, roaming or topup.</param>
/// <param name="Quantity">How many, at least 1.</param>
/// <param name="Cents">The price of one, in hundredths of the currency.</param>
public sealed record BasketLine(string Sku, string Category, int Quantity, long Cents);
