using System.Numerics;

namespace Workflows.Core.Rankings;

/// <summary>Finds the values at some places of an order without putting all of them in order.</summary>
internal static class Selection
{
    /// <summary>The value at a place of the order from the smallest on. The values change their places.</summary>
    /// <param name="values">The values; none below a place that was asked for before is larger than what stands there.</param>
    /// <param name="place">The place, from 0.</param>
    public static long Smallest(Span<long> values, int place)
    {
        var (low, high) = (0, values.Length - 1);

        // Each round parts at the median of three; where that parts badly too often, the rest is sorted, so that no data makes it slow.
        for (var rounds = 2 * BitOperations.Log2((uint)values.Length + 1); low < high; rounds--)
        {
            if (rounds == 0)
            {
                values[low..(high + 1)].Sort();
                break;
            }

            var pivot = MedianOfThree(values[low], values[low + ((high - low) / 2)], values[high]);
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (place <= right)
            {
                high = right;
            }
            else if (place >= left)
            {
                low = left;
            }
            else
            {
                break;
            }
        }

        return values[place];
    }

    private static long MedianOfThree(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
