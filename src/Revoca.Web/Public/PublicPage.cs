using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Revoca.Web.Words;

namespace Revoca.Web.Public;

/// <summary>What every static page has at hand: its words, and links in its own language.</summary>
public abstract class PublicPage : ComponentBase
{
    [Inject]
    protected IStringLocalizer<PublicWords> Words { get; set; } = null!; // injected

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!; // injected

    /// <summary>Set on every static render; a public page has no other.</summary>
    [CascadingParameter]
    protected HttpContext HttpContext { get; set; } = null!; // cascaded

    protected static string To(string path) => Links.In(CultureInfo.CurrentUICulture, path);
}
