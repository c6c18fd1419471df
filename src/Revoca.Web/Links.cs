using System.Globalization;
using Revoca.Domain.Cases;

namespace Revoca.Web;

/// <summary>Every address of the product. No route is written anywhere else.</summary>
public static class Links
{
    public const string Start = "/";
    public const string Help = "/help";
    public const string Report = "/report";
    public const string ReportAge = "/report/age";
    public const string ReportPlaces = "/report/places";
    public const string ReportWhat = "/report/what";
    public const string ReportAddresses = "/report/addresses";
    public const string ReportWho = "/report/who";
    public const string ReportSites = "/report/sites";
    public const string ReportSearch = "/report/search";
    public const string ReportOffices = "/report/offices";
    public const string ReportReview = "/report/review";
    public const string ReportSent = "/report/sent";
    public const string Files = "/files";
    public const string Receipt = "/receipt";
    public const string Check = "/check";
    public const string Status = "/status";
    public const string Decide = "/decide";
    public const string Choices = "/choices";
    public const string Earlier = "/earlier";
    public const string Mandate = "/mandate";
    public const string MandatePaper = "/mandate/notes.pdf";
    public const string Messages = "/messages";
    public const string Papers = "/papers";
    public const string CardPaper = "/papers/card/notes.pdf";
    public const string Paper = "/papers/{number:int}/notes.pdf";
    public const string Pause = "/pause";
    public const string Days = "/days";
    public const string Contact = "/contact";
    public const string Question = "/question";
    public const string Place = "/place";
    public const string Copy = "/copy";
    public const string CopyFile = "/copy/notes.json";
    public const string Leave = "/x1";
    public const string Left = "/x2";
    public const string NotFound = "/not-found";
    public const string Oops = "/oops";
    public const string Calendar = "/calendar";
    public const string Health = "/health";

    public const string SetUp = "/set-up";
    public const string SignIn = "/sign-in";
    public const string PasskeyAsk = "/sign-in/passkeys/ask";
    public const string PasskeyOpen = "/sign-in/passkeys/open";
    public const string PasskeyProve = "/sign-in/passkeys/prove";
    public const string PasskeyOffer = "/sign-in/passkeys/offer";
    public const string PasskeyAdd = "/sign-in/passkeys/add";
    public const string Join = "/join";
    public const string Enrol = "/sign-in/enrol";
    public const string RecoveryCodes = "/sign-in/codes";
    public const string SignOut = "/sign-out";
    public const string SignedOut = "/signed-out";

    public const string Desk = "/desk";
    public const string Cases = "/desk/cases";
    public const string Search = "/desk/search";
    public const string Keeping = "/desk/settings/keeping";
    public const string Recovery = "/desk/settings/recovery";
    public const string Backups = "/desk/settings/backups";
    public const string Certificate = "/desk/settings/keeping/{id:guid}.pdf";
    public const string Inbox = "/desk/inbox";
    public const string InboxTab = "/desk/inbox/{Tab}";
    public const string Hosts = "/desk/hosts";
    public const string ContactKeys = "/desk/hosts/keys";
    public const string Letters = "/desk/letters";
    public const string LetterText = "/desk/letters/{Kind}/{Tag}";
    public const string Figures = "/desk/figures";
    public const string FiguresFile = "/desk/figures.csv";
    public const string HashLists = "/desk/lists";
    public const string HashListFile = "/desk/lists/{sequence:long}/{format}";
    public const string Team = "/desk/team";
    public const string Audit = "/desk/audit";
    public const string AuditAnchor = "/desk/audit/anchor.note";
    public const string AuditExport = "/desk/audit/{reference}.zip";
    public const string Settings = "/desk/settings";
    public const string LetterheadFile = "/desk/settings/letterhead.pdf";
    public const string Account = "/desk/settings/sign-in";
    public const string Steps = "/desk/steps";
    public const string LegalBases = "/desk/law";

    public static string PaperOf(int number) => $"{Papers}/{number.ToString(CultureInfo.InvariantCulture)}/notes.pdf";

    public static string LetterTextOf(string kind, string tag) => $"{Letters}/{kind}/{tag}";

    public const string DeskLanguage = "/desk/language";
    public const string NewCase = "/desk/cases/new";
    public const string Case = "/desk/cases/{Reference}";
    public const string CaseTab = "/desk/cases/{Reference}/{Tab}";
    public const string Notice = "/desk/cases/{Reference}/notices/{Number:int}";
    public const string Manifest = "/desk/cases/{reference}/evidence.pdf";
    public const string ManifestData = "/desk/cases/{reference}/evidence.json";
    public const string ManifestStamp = "/desk/cases/{reference}/evidence.tst";
    public const string PreservationCard = "/desk/cases/{reference}/card.pdf";
    public const string NoticeLetter = "/desk/cases/{reference}/notices/{number:int}/letter.pdf";

    public const string PackFile = "/desk/cases/{reference}/pack/{regulator}/{host}/{file}";

    /// <summary>The pack of an authority as an archive or as a page.</summary>
    public static string PackOf(CaseReference reference, string regulator, string host, string file) => $"{CaseOf(reference)}/pack/{regulator}/{host}/{file}";
    public const string NoticeMail = "/desk/cases/{reference}/notices/{number:int}/letter.eml";
    public const string ReplyMail = "/desk/cases/{reference}/notices/{number:int}/replies/{reply:guid}/message.eml";
    public const string ReplyFile = "/desk/cases/{reference}/notices/{number:int}/replies/{reply:guid}/files/{index:int}";

    public static string MailOf(CaseReference reference, int number) => NoticeOf(reference, number) + "/letter.eml";

    public static string ReplyOf(CaseReference reference, int number, Guid reply) => $"{NoticeOf(reference, number)}/replies/{reply:D}";

    public static string ReplyMailOf(CaseReference reference, int number, Guid reply) => ReplyOf(reference, number, reply) + "/message.eml";

    public static string ReplyFileOf(CaseReference reference, int number, Guid reply, int index) =>
        $"{ReplyOf(reference, number, reply)}/files/{index.ToString(CultureInfo.InvariantCulture)}";

    public static string CaseOf(CaseReference reference) => $"{Cases}/{reference.Text}";

    public static string TabOf(CaseReference reference, string tab) => tab == CaseTabs.Overview ? CaseOf(reference) : $"{CaseOf(reference)}/{tab}";

    /// <param name="route">One of the addresses of a case's papers.</param>
    public static string PaperOf(string route, CaseReference reference) => route.Replace("{reference}", reference.Text, StringComparison.Ordinal);

    public static string NoticeOf(CaseReference reference, int number) => $"{CaseOf(reference)}/notices/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string LetterOf(CaseReference reference, int number) => NoticeOf(reference, number) + "/letter.pdf";

    public static string HashListOf(long sequence, string format) => $"{HashLists}/{sequence.ToString(CultureInfo.InvariantCulture)}/{format}";

    public static string AuditExportOf(CaseReference reference) => $"{Audit}/{reference.Text}.zip";

    public static string CertificateOf(Guid erasure) => $"{Keeping}/{erasure:D}.pdf";

    /// <summary>The prefix of a language on public pages: English has none.</summary>
    public static string Prefix(CultureInfo language) =>
        language.TwoLetterISOLanguageName == "it" ? "/it" : "";

    public static string In(CultureInfo language, string path) => Prefix(language) + path;
}

/// <summary>The parts of a case, as they stand in its address.</summary>
public static class CaseTabs
{
    public const string Overview = "overview";
    public const string Items = "items";
    public const string Paste = "paste";
    public const string Evidence = "evidence";
    public const string Board = "hosts";
    public const string Consent = "consent";
    public const string Notices = "notices";
    public const string HerSide = "her";
    public const string Pack = "pack";
    public const string Timeline = "timeline";
}
