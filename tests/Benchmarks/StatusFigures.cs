using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Revoca.Builders;

namespace Revoca.Benchmarks;

/// <summary>
/// The status page over real HTTP: the site as a process of its own (Kestrel, loopback), a case of 53 items behind a code, and this process as its visitors.
/// Both share the machine. Beside the wall clock the processor time of the site alone is told: on a busy machine it is the figure that can be compared.
/// </summary>
public static partial class StatusFigures
{
    private const int Visitors = 8;
    private const int Pages = 4_000;

    public static async Task Run()
    {
        using var folder = new TestFolder();
        var port = FreePort();
        using var site = Start(folder.Data, port);
        try
        {
            var address = new Uri($"http://127.0.0.1:{port}");
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = Visitors };
            using var browser = new HttpClient(handler) { BaseAddress = address };
            await AnswersAsync(browser);
            var cookie = await ReportAsync(browser);
            await RoundAsync(browser, cookie, Pages / 4); // warm
            site.Refresh();
            var before = site.TotalProcessorTime;
            var (seconds, times, bytes) = await RoundAsync(browser, cookie, Pages);
            site.Refresh();
            var work = (site.TotalProcessorTime - before).TotalMilliseconds / Pages;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"status of 53 items over HTTP, {Visitors} visitors: {Pages / seconds:0} pages a second, median {times[Pages / 2]:0.0} ms, p95 {times[Pages * 95 / 100]:0.0} ms, {bytes} bytes a page"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"processor time of the site: {work:0.00} ms a page, so at most {Environment.ProcessorCount * 1000 / work:0} pages a second on {Environment.ProcessorCount} cores (n = {Pages})"));
        }
        finally
        {
            site.Kill(entireProcessTree: true);
            await site.WaitForExitAsync();
        }
    }

    private static async Task<(double Seconds, double[] Times, int Bytes)> RoundAsync(HttpClient browser, string cookie, int pages)
    {
        var times = new double[pages];
        var bytes = 0;
        var all = Stopwatch.StartNew();
        await Parallel.ForAsync(0, pages, new ParallelOptions { MaxDegreeOfParallelism = Visitors }, async (i, stop) =>
        {
            var watch = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/status");
            request.Headers.Add("Cookie", cookie);
            using var answer = await browser.SendAsync(request, stop);
            var body = await answer.Content.ReadAsByteArrayAsync(stop);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"The status page answers {(int)answer.StatusCode}.");
            times[i] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
            bytes = body.Length;
        });
        var seconds = all.Elapsed.TotalSeconds;
        Array.Sort(times);
        return (seconds, times, bytes);
    }

    // A whole report about 53 places, form by form.
    private static async Task<string> ReportAsync(HttpClient browser)
    {
        var cookies = new CookieContainer();
        await SendAsync(browser, cookies, "/report", ("Form.Contact", "silence"));
        await SendAsync(browser, cookies, "/receipt");
        await SendAsync(browser, cookies, "/report/age", ("Form.Age", "No"));
        await SendAsync(browser, cookies, "/report/what", ("Form.Published", "true"), ("Form.What", "something happened"));
        await SendAsync(browser, cookies, "/report/addresses", ("Form.Links", Samples.Links));
        await SendAsync(browser, cookies, "/report/who", ("Form.Who", "Herself"), ("Form.Country", "IT"));
        await SendAsync(browser, cookies, "/report/sites", ("Form.May", "Later"));
        var sent = await SendAsync(browser, cookies, "/report/review");
        return sent.EndsWith("/report/sent", StringComparison.Ordinal) ? Header(cookies) : throw new InvalidOperationException($"The report was not sent: {sent}.");
    }

    private static async Task<string> SendAsync(HttpClient browser, CookieContainer cookies, string path, params (string Name, string Value)[] fields)
    {
        using var look = new HttpRequestMessage(HttpMethod.Get, path);
        look.Headers.TryAddWithoutValidation("Cookie", Header(cookies)); // none yet on the first page
        using var page = await browser.SendAsync(look);
        Keep(cookies, page);
        var hidden = Hidden().Matches(await page.Content.ReadAsStringAsync()).DistinctBy(match => match.Groups["name"].Value)
            .ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            hidden[name] = value;
        using var form = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(hidden) };
        form.Headers.TryAddWithoutValidation("Cookie", Header(cookies));
        using var answer = await browser.SendAsync(form);
        Keep(cookies, answer);
        return answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
    }

    private static readonly Uri Secure = new("https://127.0.0.1/");

    private static string Header(CookieContainer cookies) => cookies.GetCookieHeader(Secure);

    private static void Keep(CookieContainer cookies, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var cookie in set)
            cookies.SetCookies(Secure, cookie);
    }

    private static async Task AnswersAsync(HttpClient browser)
    {
        for (var tries = 0; tries < 240; tries++)
        {
            try
            {
                using var answer = await browser.GetAsync("/health");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(500);
        }

        throw new InvalidOperationException("The site did not start.");
    }

    private static Process Start(string data, int port)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll"), "--data", data, "--urls", $"http://127.0.0.1:{port}" })
            start.ArgumentList.Add(argument);
        var site = Process.Start(start) ?? throw new InvalidOperationException("The site was not started.");
        site.OutputDataReceived += (_, _) => { };
        site.ErrorDataReceived += (_, _) => { };
        site.BeginOutputReadLine();
        site.BeginErrorReadLine();
        return site;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
