using System.Globalization;
using System.Text;
using Revoca.Builders;
using Revoca.Casework.People.Access;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People;

/// <summary>docs/roles.md is written from the policy, so that the page and the product never disagree.</summary>
public sealed class RolesPageTests
{
    [Fact]
    public void The_page_of_roles_is_the_policy() => Golden.Matches(Page(), "../../../../docs/roles.md");

    private static string Page()
    {
        var roles = Enum.GetValues<StaffRole>();
        var page = new StringBuilder("# Who may do what\n\nWritten by `RolesPageTests` (`UPDATE_GOLDEN=1` writes it anew) from `Domain/People/StaffPolicy`. A person may do what any of her roles may.\n\n");
        page.Append("## With a case\n\n*own*: its advocate, or a colleague on it. *glass*: she broke the glass less than four hours ago. *free*: nobody has it. *other*: somebody else has it.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| act | in the log | {string.Join(" | ", roles)} |\n|---|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        foreach (var act in Enum.GetValues<DeskAct>().Where(StaffPolicy.ConcernsCase))
            page.Append(CultureInfo.InvariantCulture, $"| {act} | `{DeskActWords.Of(act)}` | {string.Join(" | ", roles.Select(role => Standings(role, act)))} |\n");
        page.Append(CultureInfo.InvariantCulture, $"\n## Everything else\n\n| act | in the log | {string.Join(" | ", roles)} |\n|---|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        foreach (var act in Enum.GetValues<DeskAct>().Where(act => !StaffPolicy.ConcernsCase(act)))
            page.Append(CultureInfo.InvariantCulture, $"| {act} | `{DeskActWords.Of(act)}` | {string.Join(" | ", roles.Select(role => StaffPolicy.Allows(role, act) ? "yes" : "–"))} |\n");
        page.Append("\nWhoever holds the code of a case may at once: ").Append(string.Join(", ", Enum.GetValues<DeskAct>().Where(StaffPolicy.AllowsPerson))).Append(".\n");
        return page.ToString();
    }

    private static string Standings(StaffRole role, DeskAct act)
    {
        var names = Enum.GetValues<CaseStanding>().Where(standing => StaffPolicy.Allows(role, act, standing)).Select(standing => standing switch
        {
            CaseStanding.Assigned => "own",
            CaseStanding.GlassBroken => "glass",
            CaseStanding.Free => "free",
            _ => "other",
        }).ToList();
        return names.Count switch { 0 => "–", 4 => "all", _ => string.Join(", ", names) };
    }
}
