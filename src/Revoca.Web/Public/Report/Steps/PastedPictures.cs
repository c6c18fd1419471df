using System.Text.RegularExpressions;

namespace Revoca.Web.Public.Report.Steps;

/// <summary>Text is all we take: a picture pasted as text is taken out before anything is kept.</summary>
public static partial class PastedPictures
{
    /// <returns>True when something was taken out of what was typed.</returns>
    public static bool TakeOut(StepForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (what, links, how) = (form.What, form.Links, form.How);
        (form.What, form.Links, form.How) = (Without(what), Without(links), Without(how));
        return form.What.Length + form.Links.Length + form.How.Length < what.Length + links.Length + how.Length;
    }

    private static string Without(string text) => Picture().Replace(text, "");

    [GeneratedRegex(@"data:image/[^\s""'<>)]*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Picture();
}
