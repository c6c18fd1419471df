using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Drafts one notice for each chosen host, and opens a task where nobody can be written to yet.</summary>
public sealed class DraftNotices(IDbContextFactory<CaseworkDb> dbs, PlanNotices plan, CaseAccess access, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="choices">What the advocate changed; a host that is not named here gets what the board proposes.</param>
    /// <param name="by">Who drafts.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Drafted> Run(CaseId caseId, IReadOnlyList<HostChoice> choices, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(choices);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var board = await plan.Lay(db, caseId, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        opened.Require(CaseVerb.Draft);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var number = await db.Notices.Where(x => x.CaseId == caseId).MaxAsync(x => (int?)x.Number, cancellation) ?? 0;
        var openTasks = await db.Tasks.Where(x => x.CaseId == caseId && x.DoneAt == null).ToListAsync(cancellation);
        var (drafted, tasks) = (new List<NoticeId>(), new List<TaskId>());
        foreach (var card in board.Cards.Where(card => card.Free.Count > 0))
        {
            var choice = choices.FirstOrDefault(choice => choice.Card == card.Key) ?? card.Proposed;
            if (choice.Skip)
                continue;
            if (PlanFor(card, choice) is { } wanted)
            {
                var (notice, told) = Notice.Draft(caseId, ++number, wanted, change);
                db.Notices.Add(notice);
                db.Events.Add(told);
                drafted.Add(notice.Id);
                db.Events.AddRange(openTasks.Where(task => task.Kind == CaseTaskKind.WriteAgain && task.HostId == card.Host?.Id).Select(task => task.Finish(change)));
            }
            else if (!(card.Host is null && card.Traced) && !openTasks.Any(task => task.Kind != CaseTaskKind.WriteAgain && task.HostId == card.Host?.Id && (card.Host is not null || task.Subject == card.Name)))
            {
                var kind = card.Host is null ? CaseTaskKind.FindUpstream : CaseTaskKind.FindChannel;
                var (task, told) = CaseTask.Open(caseId, kind, card.Host?.Id, card.Name, change);
                db.Tasks.Add(task);
                db.Events.Add(told);
                tasks.Add(task.Id);
            }
        }

        await db.SaveChangesAsync(cancellation);
        return new Drafted(drafted, tasks);
    }

    private static NoticePlan? PlanFor(HostCard card, HostChoice choice)
    {
        var basis = card.Bases.FirstOrDefault(proposal => proposal.Kind == choice.Kind) ?? (card.Bases.Count > 0 ? card.Bases[0] : null);
        if (card.Host is null || basis is null || (card.Channel is null && string.IsNullOrWhiteSpace(choice.Address)))
            return null;
        var address = choice.Address ?? (card.Channel is { MayPrefill: true } best ? best.Channel.Value : "");
        var kind = choice.Kind ?? basis.Kind;
        return new NoticePlan
        {
            Kind = kind,
            Language = kind.FixedLanguage() ?? choice.Language ?? LanguageFor(card.Host),
            HostId = card.Host.Id,
            Route = RouteOf(card, address.Length > 0 ? address : card.Channel?.Channel.Value ?? ""),
            Address = address,
            Items = [.. card.Free.Select(item => item.Id)],
            Towards = Recipients.Of(card.Host),
            Identity = choice.Identity ?? IdentityLevel.OrganisationAsAgent,
            BasisReason = basis.Reason.ToString(),
        };
    }

    private static Language LanguageFor(Host host) => host.LegalEntity.Country == "IT" ? Language.Italian : Language.English;

    private static Route RouteOf(HostCard card, string address)
    {
        var known = card.Host?.Channels.FirstOrDefault(channel => channel.Value == address);
        var mail = known is null ? address.Contains('@', StringComparison.Ordinal) && !address.Contains('/', StringComparison.Ordinal) : known.Type == ChannelType.Email;
        return mail ? Route.Mail : Route.ByHand;
    }
}

/// <param name="Card">The key of the host's card.</param>
/// <param name="Skip">True = draft nothing for this host now.</param>
public sealed record HostChoice(string Card, bool Skip = false)
{
    public LetterKind? Kind { get; init; }

    public Language? Language { get; init; }

    public IdentityLevel? Identity { get; init; }

    /// <summary>Another recipient than the proposed one.</summary>
    public string? Address { get; init; }
}

public sealed record Drafted(IReadOnlyList<NoticeId> Notices, IReadOnlyList<TaskId> Tasks);
