using Microsoft.Extensions.Localization;
using MudBlazor;
using Revoca.Domain;
using Revoca.Domain.People;
using Revoca.Web.Words;

namespace Revoca.Web.Desk.Parts;

/// <summary>Runs what a button does; says in a sentence when a rule forbids it or something breaks, and keeps the page as it is.</summary>
public sealed class Acts(ISnackbar bar, IStringLocalizer<DeskWords> words, ILogger<Acts> log)
{
    public async Task<bool> TryAsync(Func<Task> act, string done = "")
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            await act();
            if (done.Length > 0)
                bar.Add(done, Severity.Success);
            return true;
        }
        catch (RuleBroken broken)
        {
            bar.Add(words["Broken." + broken.Rule], Severity.Warning);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The type alone is logged: messages may hold addresses.
            log.LogError("An act of the desk failed: {Kind}", e.GetType().Name);
            bar.Add(words["Oops"], Severity.Error);
        }

        return false;
    }
}
