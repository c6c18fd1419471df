using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>Somebody with a link chooses her password: only now is there an account. Link and account change in one transaction, so a link makes one member.</summary>
public sealed class AcceptInvitation(UserManager<StaffMember> staff, CaseworkDb db, AuditLog log, TimeProvider clock)
{
    /// <returns>Null for a link that is unknown, used, called back or over: nobody learns which.</returns>
    public async Task<InvitationCard?> Find(string? key, CancellationToken cancellation = default)
    {
        if (key is not { Length: > 0 and < 100 })
            return null;
        var hash = InviteMember.HashOf(key);
        var found = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(x => x.KeyHash == hash, cancellation);
        return found is not null && SealedRow.FactsHold(found) && found.IsOpenAt(clock.GetUtcNow()) ? new InvitationCard(found.Name, found.Mail, found.Roles) : null;
    }

    /// <param name="key">The secret of the link.</param>
    /// <param name="password">At least 15 signs, and none of those that are guessed first.</param>
    /// <param name="language">"en" or "it": the language of the page.</param>
    /// <param name="cancellation">Stops it before it is written.</param>
    /// <returns>The new member, or the codes of what stands in the way; "LinkUsed" for a link that does not work.</returns>
    public async Task<Welcomed> Run(string? key, string password, string language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (await Find(key, cancellation) is not { } card)
            return LinkUsed;
        var member = new StaffMember { Id = Guid.NewGuid(), UserName = card.Mail, Email = card.Mail, DisplayName = card.Name, Language = language };
        var refusals = new List<string>();
        foreach (var validator in staff.PasswordValidators)
            refusals.AddRange((await validator.ValidateAsync(staff, member, password)).Errors.Select(error => error.Code));
        if (refusals.Count > 0)
            return new Welcomed(null, refusals);
        member.PasswordHash = staff.PasswordHasher.HashPassword(member, password); // slow on purpose, so before the write lock
        var hash = InviteMember.HashOf(key);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await db.Set<Invitation>().SingleOrDefaultAsync(x => x.KeyHash == hash, cancellation);
        if (taken?.IsOpenAt(clock.GetUtcNow()) != true || !SealedRow.FactsHold(taken))
            return LinkUsed;
        log.ActFor(db, AuditActor.Staff(member.Id, StaffRoles.NameOf(card.Roles[0])));
        var created = await staff.CreateAsync(member);
        if (!created.Succeeded)
            return new Welcomed(null, [.. created.Errors.Select(error => error.Code)]);
        await staff.AddToRolesAsync(member, card.Roles.Select(StaffRoles.NameOf));
        taken.Use(clock.GetUtcNow());
        log.Append(db, new AuditLine(AuditActor.Staff(member.Id, StaffRoles.NameOf(card.Roles[0])), "invitation.use") { ObjectId = taken.Id.Value });
        await db.SaveChangesAsync(cancellation);
        await db.EndLoneException(log, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Welcomed(member, []);
    }

    private static Welcomed LinkUsed => new(null, ["LinkUsed"]);
}
