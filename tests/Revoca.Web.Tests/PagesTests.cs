using System.Reflection;
using Microsoft.AspNetCore.Components;
using Revoca.Web.Desk;
using Revoca.Web.Public;

namespace Revoca.Web.Tests;

/// <summary>The guards of the house for pages; each was seen red once.</summary>
public sealed class PagesTests
{
    private static readonly IReadOnlyList<Type> Pages =
        [.. typeof(PublicPage).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    [Fact]
    public void Each_page_is_either_static_or_a_desk_page()
    {
        Assert.NotEmpty(Pages);
        Assert.All(Pages, page => Assert.True(
            page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute)) != page.IsDefined(typeof(DeskAttribute)),
            $"{page.Name} must be static (public, sign-in) or a desk page, and not both."));
    }

    [Fact]
    public void Desk_pages_live_under_the_desk_address_and_no_other_page_does() =>
        Assert.All(Pages, page => Assert.All(page.GetCustomAttributes<RouteAttribute>(), route => Assert.Equal(
            page.IsDefined(typeof(DeskAttribute)), route.Template.StartsWith(Links.Desk, StringComparison.Ordinal))));

    [Fact]
    public void Every_route_of_the_desk_says_who_may_open_it() =>
        Assert.All(Pages.Where(page => page.IsDefined(typeof(DeskAttribute))).SelectMany(page => page.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template).Concat([Links.DeskLanguage, Links.NoticeLetter]), template => Assert.NotNull(DeskPages.ActOf(template)));

    [Fact]
    public void Every_public_route_is_among_those_the_figures_walk_through() =>
        // Two of the team's own doors, which anybody may come upon, are walked through as well.
        Assert.Equal(
            Pages.Where(page => IsIn(page, "Revoca.Web.Public")).SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
                .Concat([Links.SignIn, Links.SignedOut]).Order(StringComparer.Ordinal),
            Revoca.Builders.PublicRoutes.All.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_page_that_shows_something_of_hers_covers_itself_when_its_time_is_over()
    {
        // Pages of the report warn in their own words, for what is typed there is kept.
        var hers = Pages.Where(page => page.GetCustomAttributes<RouteAttribute>().Any(route => Revoca.Builders.PublicRoutes.Hers.Contains(route.Template, StringComparer.Ordinal))).ToList();
        Assert.NotEmpty(hers);
        Assert.All(hers, page => Assert.True(page.IsDefined(typeof(Revoca.Web.Public.Check.BehindCodeAttribute)), $"{page.Name} stays open for whoever takes the device."));
    }

    [Fact]
    public void Nothing_of_MudBlazor_is_used_outside_the_desk()
    {
        var outside = typeof(PublicPage).Assembly.GetTypes()
            .Where(type => type.Namespace is "Revoca.Web" || IsIn(type, "Revoca.Web.Public") || IsIn(type, "Revoca.Web.SignIn"));
        Assert.All(outside, type => Assert.DoesNotContain(Mentioned(type), mentioned => IsIn(mentioned, "MudBlazor")));
    }

    private static bool IsIn(Type type, string root) =>
        type.Namespace is { } space && (space == root || space.StartsWith(root + ".", StringComparison.Ordinal));

    // Components are opened in the render method, so the generic arguments of its calls name them.
    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var bodies = type.GetMethods(all).Select(method => (Code: method.GetMethodBody()?.GetILAsByteArray(), method.Module));
        return type.GetFields(all).Select(field => field.FieldType).Concat(bodies.SelectMany(body => Calls(body.Code ?? [], body.Module)));
    }

    private static IEnumerable<Type> Calls(byte[] code, Module module)
    {
        const byte call = 0x28, callVirtual = 0x6F;
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] is call or callVirtual && Resolve(module, BitConverter.ToInt32(code, at + 1)) is { } method)
            {
                foreach (var argument in method.GetGenericArguments())
                    yield return argument;
                if (method.DeclaringType is { } declaring)
                    yield return declaring;
            }
        }
    }

    private static MethodInfo? Resolve(Module module, int token)
    {
        try
        {
            return module.ResolveMethod(token) as MethodInfo;
        }
        catch (ArgumentException)
        {
            return null; // The byte was an operand, not a call.
        }
    }
}
