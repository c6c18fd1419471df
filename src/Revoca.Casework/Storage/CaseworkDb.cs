using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.HerSide;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Storage;

/// <summary>Everything Revoca keeps. Each noun maps its own tables in an IEntityTypeConfiguration beside its use cases.</summary>
public abstract class CaseworkDb(DbContextOptions options) : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options)
{
    // Passkeys need the third schema; fixed here so that migrations do not depend on how the web host is set up.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseEvent> Events => Set<CaseEvent>();

    public DbSet<CaseTask> Tasks => Set<CaseTask>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<HerSettings> HerSettings => Set<HerSettings>();

    public DbSet<HerMail> HerMail => Set<HerMail>();

    public DbSet<HeldWish> Wishes => Set<HeldWish>();

    public DbSet<AgreedQuestion> Questions => Set<AgreedQuestion>();

    public DbSet<CodeRequest> CodeRequests => Set<CodeRequest>();

    public DbSet<CaseMessage> Messages => Set<CaseMessage>();

    public DbSet<ReportDraft> Drafts => Set<ReportDraft>();

    public DbSet<ContentItem> Items => Set<ContentItem>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<KeptClaim> Claims => Set<KeptClaim>();

    public DbSet<VerifiedPicture> VerifiedPictures => Set<VerifiedPicture>();

    public DbSet<HashListIssue> HashLists => Set<HashListIssue>();

    public DbSet<ChainTie> ChainTies => Set<ChainTie>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ConsentWithdrawal> Withdrawals => Set<ConsentWithdrawal>();

    public DbSet<ProofAssessment> Assessments => Set<ProofAssessment>();

    public DbSet<Mandate> Mandates => Set<Mandate>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<NoticePaper> Papers => Set<NoticePaper>();

    public DbSet<Reply> Replies => Set<Reply>();

    public DbSet<ReplyRaw> RawReplies => Set<ReplyRaw>();

    public DbSet<IncomingMail> Incoming => Set<IncomingMail>();

    public DbSet<MailboxCursor> Cursors => Set<MailboxCursor>();

    public DbSet<MailSettings> MailSettings => Set<MailSettings>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<ChannelCheck> ChannelChecks => Set<ChannelCheck>();

    /// <summary>Leases the mail that has been due longest, so that no other worker takes it. One statement, dialect-specific.</summary>
    /// <returns>Null when nothing is due.</returns>
    public abstract Task<OutboxId?> ClaimOutbox(DateTimeOffset now, TimeSpan lease, CancellationToken cancellation);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CaseworkDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        Conversions.Apply(configurationBuilder);
    }
}
