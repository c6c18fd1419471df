using Microsoft.AspNetCore.Authorization;
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
        var template = context.Resource switch
        {
            HttpContext http => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
            Microsoft.AspNetCore.Components.RouteData route => route.Template,
            _ => null,
        };
        if (context.User.Identity?.IsAuthenticated == true && template is not null && DeskPages.ActOf("/" + template.TrimStart('/')) is { } act
            && await pages.MayOpen(StaffDoor.MemberOf(context.User), act))
            context.Succeed(requirement);
    }

    public sealed class Rule : IAuthorizationRequirement;
}
