using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Chains;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.Evidence.HashLists;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.HerSide;
using Revoca.Casework.Hosts;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Law;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Law.Packs;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Encryption;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.People.Team;
using Revoca.Casework.Replies;
using Revoca.Casework.Reports;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Hosts;
using Revoca.Typesetting;

namespace Revoca.Casework;

/// <summary>Everything Revoca can do, by noun: the product's table of contents.</summary>
public static class UseCases
{
    public static IServiceCollection AddCasework(this IServiceCollection services, CaseworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRevocaStorage(options.Vault);
        services.AddSingleton(options.Backups).AddSingleton<KeepBackups>();
        return services.AddTools(options).AddHosts().AddCases().AddEvidence().AddConsents().AddHerSide().AddNotices().AddReplies().AddLaw().AddPeople();
    }

    private static IServiceCollection AddTools(this IServiceCollection services, CaseworkOptions options)
    {
        services.AddSingleton(_ => new HostDirectory(ShippedDirectory.Hosts.All)); // its own: it learns what this organisation finds
        services.AddSingleton(ShippedDirectory.Suffixes);
#if QUESTPDF
        services.AddSingleton<IPdfEngine>(_ => new Typesetting.QuestPdf.QuestPdfEngine());
#else
        services.AddSingleton<IPdfEngine>(_ => new TypesettingEngine());
#endif
        services.AddSingleton<LetterTemplates>();
        services.AddSingleton<LetterWriter>();
        services.AddSingleton(provider => new OwnTexts(
            provider.GetRequiredService<LetterTemplates>(), provider.GetRequiredService<TimeProvider>(), Path.Combine(options.Vault.DataFolder, OwnTexts.Folder)));
        services.AddSingleton(_ => new Letterhead(Path.Combine(options.Vault.DataFolder, OwnTexts.Folder)));
        services.AddSingleton<LetterSigner>();
        services.AddSingleton(options.Mail);
        services.AddSingleton(new MailRenderer(options.Mail.Dkim));
        services.AddSingleton<ReplyAddresses>();
        services.AddSingleton<SentArchive>();
        services.AddSingleton<SendingPace>();
        services.AddSingleton<CheckMail>();
        services.AddSingleton<LearnMailSettings>();
        services.AddSingleton<ChangeMailSettings>();
        services.AddSingleton<KeepContactKey>();
        services.AddSingleton<IMailTransport>(_ => new ChosenTransport(options.Mail, options.Vault.DataFolder));
        return services;
    }

    private static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<CaseIntake>()
        .AddSingleton<ReissueCode>()
        .AddSingleton<RequestCode>()
        .AddSingleton<OpenCase>()
        .AddSingleton<OpenByCode>()
        .AddSingleton<StartReport>()
        .AddSingleton<KeepAnswers>()
        .AddSingleton<SendReport>()
        .AddSingleton<ForgetDrafts>()
        .AddSingleton<ListToday>()
        .AddSingleton<ShowToday>()
        .AddSingleton<ListCases>()
        .AddSingleton<SearchCases>()
        .AddSingleton<EraseForGood>()
        .AddSingleton<ListErasures>()
        .AddSingleton<SetRetention>()
        .AddSingleton<CheckRetention>()
        .AddSingleton<ScanCases>()
        .AddSingleton<ShowCase>()
        .AddSingleton<ShowStatus>()
        .AddSingleton<ChangeCase>();

    private static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddSingleton<AddLinks>()
        .AddSingleton<DescribeItems>()
        .AddSingleton<ObserveItems>()
        .AddSingleton<ShowLooks>()
        .AddSingleton<SwitchWatch>()
        .AddSingleton<WatchPages>()
        .AddSingleton<LockItem>()
        .AddSingleton<UnlockItem>()
        .AddSingleton<CaseFingerprints>()
        .AddSingleton<KeepClaims>()
        .AddSingleton<ShowClaims>()
        .AddSingleton<LookUpDuplicates>()
        .AddSingleton<VerifyPicture>()
        .AddSingleton<HashListMaker>()
        .AddSingleton<ShowHashLists>()
        .AddSingleton<PrepareHashList>()
        .AddSingleton<IssueHashList>()
        .AddSingleton<ExportHashList>()
        .AddSingleton<StampManifest>()
        .AddSingleton<MakeManifest>()
        .AddSingleton<PrintPreservationCard>()
        .AddSingleton<ShowChain>()
        .AddSingleton<TieChain>()
        .AddSingleton<AddModelPage>();

    private static IServiceCollection AddHosts(this IServiceCollection services) => services
        .AddSingleton<LearnDirectory>()
        .AddSingleton<CheckChannel>()
        .AddSingleton(new UpstreamOptions())
        .AddSingleton<IOutsideNetwork, OutsideNetwork>()
        .AddSingleton<DnsRecords>()
        .AddSingleton<RdapClient>()
        .AddSingleton<FindUpstream>()
        .AddSingleton<TraceUpstream>()
        .AddSingleton<RobotRules>()
        .AddSingleton<LookAtPage>();

    private static IServiceCollection AddConsents(this IServiceCollection services) => services
        .AddSingleton<RecordMandate>()
        .AddSingleton<RecordConsent>()
        .AddSingleton<AskConsent>()
        .AddSingleton<WithdrawConsent>()
        .AddSingleton<DemandProof>()
        .AddSingleton<AssessProof>()
        .AddSingleton<FollowProof>()
        .AddSingleton<ShowProof>()
        .AddSingleton<StateWithdrawal>()
        .AddSingleton<DraftWithdrawal>()
        .AddSingleton<ShowWithdrawals>();

    private static IServiceCollection AddHerSide(this IServiceCollection services) => services
        .AddSingleton<ShowSettings>()
        .AddSingleton<ShowChoices>()
        .AddSingleton<ShowPapers>()
        .AddSingleton<KeepReading>()
        .AddSingleton<HerMandate>()
        .AddSingleton<HerWishes>()
        .AddSingleton<AgreeQuestion>()
        .AddSingleton<WriteMessage>()
        .AddSingleton<ReadMessages>()
        .AddSingleton<CopyHerData>()
        .AddSingleton<SendHerMail>()
        .AddSingleton<TellHer>();

    private static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<KeepOwnText>()
        .AddSingleton<NoticeLetters>()
        .AddSingleton<NoticePapers>()
        .AddSingleton<PlanNotices>()
        .AddSingleton<DraftNotices>()
        .AddSingleton<DraftAboutItem>()
        .AddSingleton<ShowNotice>()
        .AddSingleton<ChangeNotice>()
        .AddSingleton<ProposeNextContact>()
        .AddSingleton<DraftAgain>()
        .AddSingleton<ApproveNotices>()
        .AddSingleton<SendOutbox>();

    private static IServiceCollection AddLaw(this IServiceCollection services) => services
        .AddSingleton<ClockIndex>()
        .AddSingleton<ListClocks>()
        .AddSingleton<ListMoments>()
        .AddSingleton<ClockCalendar>()
        .AddSingleton<RecordClockFact>()
        .AddSingleton<RecordReceipt>()
        .AddSingleton<ShowClocks>()
        .AddSingleton<CheckClocks>()
        .AddSingleton<ListSteps>()
        .AddSingleton<ShowWays>()
        .AddSingleton<DecideStep>()
        .AddSingleton<ReadPack>()
        .AddSingleton<MakePack>()
        .AddSingleton<ReleasePack>()
        .AddSingleton<ReviewBasis>()
        .AddSingleton<HostScorecards>();

    private static IServiceCollection AddReplies(this IServiceCollection services)
    {
        services.TryAddSingleton<IMailReader>(_ => ChildMailReader.OfThisProgram());
        return services
            .AddSingleton<MailboxStates>()
            .AddSingleton<CollectMail>()
            .AddSingleton<PurgeMail>()
            .AddSingleton<ReceiveReply>()
            .AddSingleton<ListInbox>()
            .AddSingleton<CountInbox>()
            .AddSingleton<ListHoldingPen>()
            .AddSingleton<FindNotice>()
            .AddSingleton<AssignReply>()
            .AddSingleton<DiscardMail>()
            .AddSingleton<RecordAnswer>()
            .AddSingleton<DecideReply>()
            .AddSingleton<ShowCorrespondence>()
            .AddSingleton<OpenAttachments>();
    }

    private static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<CaseAccess>()
        .AddSingleton<PageAccess>()
        .AddSingleton<AssignCase>()
        .AddSingleton<ListFreeCases>()
        .AddSingleton<BreakTheGlass>()
        .AddSingleton<ListStaff>()
        .AddSingleton<ShowTeam>()
        .AddSingleton<ChangeMember>()
        .AddSingleton<HandOverCases>()
        .AddSingleton<InviteMember>()
        .AddSingleton<FourEyes>()
        .AddScoped<AcceptInvitation>()
        .AddSingleton<DescribeOrganisation>()
        .AddSingleton<ListColleagues>()
        .AddSingleton<KeepCertificate>()
        .AddSingleton<ChosenAuthority>()
        .AddSingleton<StampCheckpoint>()
        .AddSingleton<KeepLogo>()
        .AddSingleton<ReaderPreferences>()
        .AddSingleton<StaffSessions>()
        .AddSingleton<SecondFactors>()
        .AddSingleton<ProveMember>()
        .AddSingleton<StepUp>()
        .AddSingleton<MakeRecoveryWords>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<Passkeys>()
        .AddSingleton<ResetSignIn>()
        .AddSingleton<ShowDemoCodes>()
        .AddScoped<WelcomeFirstMember>();
}
