using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Domain.People;
using Revoca.Web.Hosting;

namespace Revoca.Web.SignIn;

/// <summary>What the script of passkeys asks and sends: two steps each, the challenge kept in a sealed cookie between them.</summary>
public static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Links.PasskeyAsk, async ([FromServices] SignInManager<StaffMember> identity, HttpContext context) =>
            Json(await identity.MakePasskeyRequestOptionsAsync(user: null))).WantsToken().AddEndpointFilter(PlainlyAsync);
        routes.MapPost(Links.PasskeyOpen, OpenAsync).WantsToken().AddEndpointFilter(PlainlyAsync);
        routes.MapPost(Links.PasskeyProve, ProveAsync).WantsToken().AddEndpointFilter(PlainlyAsync);
        routes.MapPost(Links.PasskeyOffer, OfferAsync).WantsToken().AddEndpointFilter(PlainlyAsync);
        routes.MapPost(Links.PasskeyAdd, AddAsync).WantsToken().AddEndpointFilter(PlainlyAsync);
    }

    private static async Task<IResult> OpenAsync(
        [FromServices] SignInManager<StaffMember> identity, [FromServices] Passkeys passkeys, [FromServices] StaffDoor door, [FromServices] StorageState storage, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (storage.IsReadOnly || await UsedAsync(identity, passkeys, form, context) is not { } member)
            return Results.BadRequest();
        await door.OpenAsync(member, SignInWay.Passkey, context);
        return Results.Json(new { to = StaffDoor.Inside(form["to"]) });
    }

    // The fresh proof of somebody who is signed in: her own passkey, no other's.
    private static async Task<IResult> ProveAsync(
        [FromServices] SignInManager<StaffMember> identity, [FromServices] Passkeys passkeys, [FromServices] StepUp stepUp, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var who = StaffDoor.MemberOf(context.User);
        return await UsedAsync(identity, passkeys, form, context) == who.Value && await stepUp.Keep(who, DeskSession.Of(context.User), context.RequestAborted) is not null
            ? Results.Json(new { to = "" })
            : Results.BadRequest();
    }

    private static async Task<IResult> OfferAsync(
        [FromServices] SignInManager<StaffMember> identity, [FromServices] UserManager<StaffMember> staff, [FromServices] Newcomers newcomers, HttpContext context)
    {
        if (await newcomers.MemberAsync(context) is not { } member || await staff.FindByIdAsync(member.ToString()) is not { } account)
            return Results.BadRequest();
        var entity = new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email ?? "", DisplayName = account.DisplayName };
        return Json(await identity.MakePasskeyCreationOptionsAsync(entity));
    }

    private static async Task<IResult> AddAsync(
        [FromServices] SignInManager<StaffMember> identity, [FromServices] Passkeys passkeys, [FromServices] Newcomers newcomers, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await newcomers.MemberAsync(context) is not { } member || !Typed(form, out var credential))
            return Results.BadRequest();
        var made = await identity.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded || made.UserEntity.Id != member.ToString())
            return Results.BadRequest();
        await passkeys.Add(member, made.Passkey, form["name"].ToString(), context.RequestAborted);
        return Results.Json(new { to = await newcomers.ArriveAsync(member, context) });
    }

    private static async Task<Guid?> UsedAsync(SignInManager<StaffMember> identity, Passkeys passkeys, IFormCollection form, HttpContext context)
    {
        if (!Typed(form, out var credential))
            return null;
        var used = await identity.PerformPasskeyAssertionAsync(credential);
        return used.Succeeded && await passkeys.Use(used.User.Id, used.Passkey, context.RequestAborted) ? used.User.Id : null;
    }

    private static bool Typed(IFormCollection form, out string credential) => (credential = form["credential"].ToString()).Length is > 0 and < 20_000;

    private static IResult Json(string text) => Results.Text(text, "application/json", Encoding.UTF8);

    private static async ValueTask<object?> PlainlyAsync(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        // A bare status: a page in answer to a script helps nobody.
        if (asked.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        try
        {
            return await next(asked);
        }
        catch (Exception e) when (e is PasskeyException or InvalidOperationException or RuleBroken)
        {
            // No challenge, an old one, or one too many: the page says that it did not fit.
            return Results.BadRequest();
        }
    }
}

/// <summary>Who may add a passkey: somebody enrolling, or somebody at the desk with a fresh proof.</summary>
public sealed class Newcomers(Enrolment enrolment, SecondFactors factors, StepUp stepUp, StaffDoor door, ShownCodes shown)
{
    public async Task<Guid?> MemberAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.Identity?.IsAuthenticated != true)
            return await enrolment.MemberAsync(context);
        var who = StaffDoor.MemberOf(context.User);
        return await stepUp.Find(who, DeskSession.Of(context.User), context.RequestAborted) is null ? null : who.Value;
    }

    /// <summary>Opens the desk for somebody who has just enrolled.</summary>
    /// <returns>Where to go; empty for somebody who is at the desk.</returns>
    public async Task<string> ArriveAsync(Guid member, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.Identity?.IsAuthenticated == true)
            return "";
        var session = await door.OpenAsync(member, SignInWay.Passkey, context);
        shown.Keep(session, await factors.FirstCodes(member, context.RequestAborted));
        await Enrolment.EndAsync(context);
        return Links.In(CultureInfo.CurrentUICulture, Links.RecoveryCodes);
    }
}
