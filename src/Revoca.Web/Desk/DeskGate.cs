using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Revoca.Casework.People.Access;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk;

/// <summary>Lets somebody open a page of the desk, over HTTP and inside a circuit alike. Roles are read anew; a refusal is written into the log.</summary>
public sealed class DeskGate(PageAccess pages) : AuthorizationHandler<DeskGate.Rule>
{
    public const string Policy = "desk";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Rule requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        var templates = TemplatesOf(context.Resource);
        if (context.User.Identity?.IsAuthenticated != true || templates.Count == 0)
            return;
        foreach (var template in templates)
        {
            if (DeskPages.ActOf("/" + template.TrimStart('/')) is not { } act || !await pages.MayOpen(StaffDoor.MemberOf(context.User), act))
                return;
        }

        context.Succeed(requirement);
    }

    // Inside a circuit only the page is known: each address it answers at must be open.
    private static IReadOnlyList<string> TemplatesOf(object? resource) => resource switch
    {
        HttpContext http when http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } template } => [template],
        Microsoft.AspNetCore.Components.RouteData route => [.. route.PageType.GetCustomAttributes<RouteAttribute>().Select(one => one.Template)],
        _ => [],
    };

    public sealed class Rule : IAuthorizationRequirement;
}
