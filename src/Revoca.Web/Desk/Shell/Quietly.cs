using Microsoft.JSInterop;

namespace Revoca.Web.Desk.Shell;

/// <summary>Ends script objects of a circuit whose browser may already be gone.</summary>
public static class Quietly
{
    public static async Task DisposeAsync(IJSObjectReference script)
    {
        try
        {
            await script.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The tab was closed, or went while we asked: there is nothing left to end.
        }
    }
}
