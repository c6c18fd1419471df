namespace Revoca.Web.Hosting;

/// <summary>What an operator may set for the web part; checked at start.</summary>
public sealed class WebSettings
{
    /// <summary>The data folder (`--data DIR`).</summary>
    public string Data { get; set; } = "data";

    /// <summary>Where "Leave this page" leads: somewhere harmless that nobody asks about.</summary>
    public Uri Neutral { get; set; } = new("https://www.wikipedia.org/");

    /// <summary>Addresses of reverse proxies whose forwarded headers are believed. None by default.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>Names under which the site may be asked for, separated by ';'.</summary>
    public string AllowedHosts { get; set; } = "localhost;127.0.0.1;[::1]";
}
