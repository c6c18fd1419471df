namespace Revoca.Web.Words;

// One empty type an area: the localizer finds the words by the name of the type, so Words/PublicWords.resx holds PublicWords.

/// <summary>What the depicted person and the reporter read.</summary>
public sealed class PublicWords;

/// <summary>What staff read around every desk page.</summary>
public sealed class DeskWords;

/// <summary>One notice on the desk: its validity, its exposure, its signature, the fields of a form.</summary>
public sealed class NoticeWords;

/// <summary>The texts letters are written from.</summary>
public sealed class LetterTextWords;

/// <summary>Set-up, sign-in and the account of a member of staff.</summary>
public sealed class SignInWords;

/// <summary>Legal bases, clocks and the ladder on the desk.</summary>
public sealed class LawWords;

/// <summary>Inbox, correspondence and mail settings on the desk.</summary>
public sealed class MailWords;

/// <summary>The words MudBlazor itself says.</summary>
public sealed class MudWords;

/// <summary>Help by country.</summary>
public sealed class HelpWords;

/// <summary>The code page and what it opens.</summary>
public sealed class CheckWords;

/// <summary>The page that describes files on the reader's own device.</summary>
public sealed class FilesWords;

/// <summary>The tab of a case about files: claims, the chain, custody; and the lists made from them.</summary>
public sealed class EvidenceWords;

/// <summary>The report and its receipt.</summary>
public sealed class ReportWords;

/// <summary>One sentence for each thing that can happen in a case.</summary>
public sealed class CaseEventWords;

/// <summary>A word for each value of the domain's enums.</summary>
public sealed class EnumWords;

/// <summary>Finding, keeping and erasing: search, retention, erasure, recovery words, backups.</summary>
public sealed class KeepingWords;
