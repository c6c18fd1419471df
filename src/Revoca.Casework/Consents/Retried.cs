using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Consents;

/// <summary>Her stop wins over a letter on its way out: where the two meet in one row, everything is read again, and the letter is either stopped or listed as left.</summary>
internal static class Retried
{
    // A letter changes its state a handful of times in its life; each change can refuse a stop once.
    private const int Tries = 8;

    public static async Task<T> Run<T>(Func<Task<T>> once)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await once();
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // Nothing of it was saved.
            }
        }
    }

    public static Task Run(Func<Task> once) => Run(async () =>
    {
        await once();
        return true;
    });
}
