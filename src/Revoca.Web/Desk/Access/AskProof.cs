using Microsoft.Extensions.Localization;
using MudBlazor;
using Revoca.Casework.People.SignIn;
using Revoca.Web.Words;
using Reader = Revoca.Web.Desk.Shell.Reader;

namespace Revoca.Web.Desk.Access;

/// <summary>
/// Gets the <see cref="FreshProof"/> that use cases take whose act cannot be undone: at once when the last is fresh, otherwise by asking.
/// <code>if (await Ask.RunAsync() is { } proof) await Acts.TryAsync(() => UseCase.Run(…, proof));</code>
/// </summary>
public sealed class AskProof(StepUp stepUp, IDialogService dialogs, Reader reader, IStringLocalizer<SignInWords> words)
{
    /// <returns>Null when she gave up.</returns>
    public async Task<FreshProof?> RunAsync()
    {
        if (await stepUp.Find(reader.Staff, reader.Session) is { } fresh)
            return fresh;
        var dialog = await dialogs.ShowAsync<ProofDialog>(words["Proof.Heading"]);
        return await dialog.Result is { Canceled: false, Data: FreshProof proof } ? proof : null;
    }
}
