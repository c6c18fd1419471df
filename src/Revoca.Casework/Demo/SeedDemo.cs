using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Demo;

/// <summary>Fills an empty installation with an invented helpline, two advocates and eight cases. Mail goes to the pick-up folder.</summary>
public sealed class SeedDemo(CaseworkOptions options, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">The folder holds a real installation.</exception>
    public async Task<DemoSeeded> Run(CancellationToken cancellation = default)
    {
        var past = new DemoClock(clock.GetUtcNow());
        // SMTP settings are left out on purpose: a demo never writes to anybody.
        var local = options with { Mail = new() { PickUpFolder = options.Mail.PickUpFolder } };
        var parts = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(past).AddCasework(local);
        // The cases have a past, the log has none: it says when it was written.
        parts.AddSingleton(local.Vault with { Clock = clock });
        parts.AddStaffIdentity();
        // Identity's token providers ask for it; the demo makes no token that must outlive this call.
        parts.AddDataProtection().UseEphemeralDataProtectionProvider();
        await using var services = parts.BuildServiceProvider();
        await services.GetRequiredService<StartDatabase>().RunAsync(cancellation);
        await using (var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(cancellation))
        {
            if (await db.Organisations.AnyAsync(cancellation) || await db.Users.AnyAsync(cancellation) || await db.Cases.AnyAsync(cancellation))
                throw new InvalidOperationException($"{options.Vault.DataFolder} holds an installation already. The demo needs an empty folder.");
        }

        await services.GetRequiredService<DescribeOrganisation>().Run(
            new OrganisationCard("Linea Aperta (demo)", "takedown@linea-aperta.test", "Via dell'Esempio 1\n00100 Roma\nItalia", "IT", "Europe/Rome"), Actor.System, cancellation);
        var staff = await DemoStaff.Seed(services);
        var cases = new DemoCases(ToolsOf(services), past);
        var opened = await cases.Seed(staff[0].Id, staff[1].Id, clock.GetUtcNow());
        var seeded = new List<DemoCase>();
        foreach (var one in opened)
        {
            var view = await services.GetRequiredService<ShowCase>().Run(one.Reference, staff[0].Id, cancellation: cancellation);
            seeded.Add(new DemoCase(one.Reference.Text, one.Code.InWords(view?.Case.Language.Tag() ?? "en"), view?.Case.State ?? CaseState.Intake));
        }

        return new DemoSeeded(seeded, [.. staff.Select(member => new DemoSignIn(member.User, member.Password, member.Key))]);
    }

    private static DemoTools ToolsOf(IServiceProvider all) =>
        new(all.GetRequiredService<OpenCase>(), all.GetRequiredService<ShowCase>(), all.GetRequiredService<ChangeCase>())
        {
            AddLinks = all.GetRequiredService<AddLinks>(),
            Observe = all.GetRequiredService<ObserveItems>(),
            Mandate = all.GetRequiredService<RecordMandate>(),
            Consent = all.GetRequiredService<RecordConsent>(),
            Draft = all.GetRequiredService<DraftNotices>(),
            Approve = all.GetRequiredService<ApproveNotices>(),
            Send = all.GetRequiredService<SendOutbox>(),
            Change = all.GetRequiredService<ChangeNotice>(),
        };
}

public sealed record DemoSeeded(IReadOnlyList<DemoCase> Cases, IReadOnlyList<DemoSignIn> SignIn);

public sealed record DemoCase(string Reference, string AccessCode, CaseState State);

/// <param name="TotpSecret">The authenticator key, base 32; the demo's sign-in page shows its present code.</param>
public sealed record DemoSignIn(string User, string Password, string TotpSecret);
