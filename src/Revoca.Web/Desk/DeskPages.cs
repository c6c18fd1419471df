using Revoca.Domain.People;

namespace Revoca.Web.Desk;

/// <summary>What one must be allowed to do to open a page of the desk. A page that stands under no line here opens for nobody.</summary>
public static class DeskPages
{
    private static readonly (string Path, DeskAct Act)[] All =
    [
        (Links.NewCase, DeskAct.OpenCase),
        // Administrators read the list as empty, and come this way to a case whose glass they break.
        (Links.Cases + "/{Reference}", DeskAct.OwnSettings),
        (Links.Cases, DeskAct.ListCases),
        (Links.Steps, DeskAct.ListCases),
        (Links.Search, DeskAct.ListCases),
        (Links.Inbox, DeskAct.SortMail),
        (Links.Hosts, DeskAct.ReadHosts),
        (Links.Letters, DeskAct.ReadTexts),
        (Links.LegalBases, DeskAct.ReadLaw),
        (Links.Figures, DeskAct.ReadFigures),
        (Links.HashLists, DeskAct.ShareHashes),
        (Links.Team, DeskAct.ReadTeam),
        (Links.Audit, DeskAct.ReadLog),
        (Links.Keeping, DeskAct.ReadTeam),
        (Links.Recovery, DeskAct.ManageKeys),
        (Links.Backups, DeskAct.ManageKeys),
        (Links.LetterheadFile, DeskAct.ReadTexts),
        (Links.Settings, DeskAct.OwnSettings),
        (Links.DeskLanguage, DeskAct.OwnSettings),
    ];

    /// <param name="template">The route of a page, as it is written in <see cref="Links"/>.</param>
    /// <returns>Null when nothing says who may open it.</returns>
    public static DeskAct? ActOf(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.TrimEnd('/') == Links.Desk)
            return DeskAct.OwnSettings;
        var line = All.FirstOrDefault(line => (template + "/").StartsWith(line.Path + "/", StringComparison.OrdinalIgnoreCase));
        return line.Path is null ? null : line.Act;
    }
}
