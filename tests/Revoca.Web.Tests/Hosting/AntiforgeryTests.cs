using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Revoca.Web.Tests.Hosting;

/// <summary>Asked of every endpoint there is, so that a new one cannot be forgotten.</summary>
public sealed class AntiforgeryTests(Site site) : IClassFixture<Site>
{
    // The desk's socket is no form: it asks for the signed-in user and the own Origin instead (HeadersTests).
    private static bool IsSocket(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? "").TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal);

    private IReadOnlyList<RouteEndpoint> Changing()
    {
        _ = site.Browser(); // starts the site
        return
        [
            .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD" or "OPTIONS")) == true)
                .Where(endpoint => !IsSocket(endpoint)),
        ];
    }

    [Fact]
    public void Every_endpoint_that_takes_a_post_wants_the_token_of_its_own_form()
    {
        var changing = Changing();
        Assert.True(changing.Count > 30, $"Only {changing.Count} endpoints take a post.");
        Assert.All(changing, endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation, $"{endpoint.RoutePattern.RawText} takes a post without a token."));
    }
}
