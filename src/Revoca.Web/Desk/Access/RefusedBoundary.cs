using Microsoft.AspNetCore.Components.Web;
using Revoca.Domain.People;

namespace Revoca.Web.Desk.Access;

/// <summary>Shows a sentence in place of a page whose use case refused; anything else goes on as an error.</summary>
public sealed class RefusedBoundary : ErrorBoundary
{
    protected override Task OnErrorAsync(Exception exception) =>
        exception is RuleBroken { Rule: BrokenRule.NoAccess } ? Task.CompletedTask : base.OnErrorAsync(exception);
}
