using Revoca.Casework.Cases;
using Revoca.Casework.HerSide;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>Somebody loses her code and gets another.</summary>
public static class LostCodes
{
    public const string Answer = "The blue kite, 1994";

    /// <summary>In the first hour of a case: the agreed question holds at once, and Ada types the answer.</summary>
    public static async Task<AccessCode> Renew(TestCasework work, CaseId id)
    {
        ArgumentNullException.ThrowIfNull(work);
        await work.Get<AgreeQuestion>().Run(id, "What flew over the roof?", Answer, Actor.Person);
        return await work.Get<ReissueCode>().ByAnswer(id, "the BLUE kite 1994", TestCasework.Ada) ?? throw new InvalidOperationException("The answer was wrong.");
    }
}
