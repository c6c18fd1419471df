using System.Net;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Storage.Vault;

/// <summary>Guessers with many addresses who wait whenever they are asked to, and honest people who come meanwhile.</summary>
public sealed class CodeGuessingTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousands_of_wrong_codes_open_nothing_and_an_honest_person_waits_less_than_three_seconds()
    {
        var (codes, addresses) = Long ? (10_000, 500) : (60, 30);
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        var attack = new Attack(work.Get<CodeLimits>(), work.Clock, addresses);
        var (hits, opens) = (0, 0);
        var waits = await attack.RunAsync(codes, honestEvery: Long ? 20 : 1, async honest =>
        {
            var answer = await work.Get<OpenByCode>().Run(honest ? opened.Code.InWords("en") : AccessCode.New().InWords("en"), Stop);
            (hits, opens) = (hits + (!honest && answer is CodeAnswer.Opens ? 1 : 0), opens + (honest && answer is CodeAnswer.Opens ? 1 : 0));
        });
        Report($"{codes:N0} wrong codes from {addresses} addresses: {hits} hits", waits);
        Assert.Equal((0, waits.Count), (hits, opens));
    }

    // The same at full size without the costly derivation: what is left is the waiting, in the time of the site's clock.
    [Fact]
    public async Task Ten_thousand_wrong_codes_from_500_addresses_make_nobody_else_wait_three_seconds()
    {
        using var folder = new TestFolder();
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var attack = new Attack(new CodeLimits(KeyVault.Open(new VaultOptions { DataFolder = folder.Data }), clock), clock, 500);
        var waits = await attack.RunAsync(10_000, honestEvery: 5, _ => Task.CompletedTask);
        Report($"the waiting of 10,000 wrong codes from 500 addresses, without the derivation", waits);
        Assert.True(waits.Count >= 500);
        Assert.InRange(At(waits, .95), TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    private static void Report(FormattableString what, List<TimeSpan> waits) => Figure.Tell(
        $"{FormattableString.Invariant(what)}; {waits.Count} honest visits waited p50 {At(waits, .5).TotalSeconds:0.00} s, p95 {At(waits, .95).TotalSeconds:0.00} s, at most {waits.Max().TotalSeconds:0.00} s");

    private static TimeSpan At(List<TimeSpan> waits, double part) => waits.Order().ElementAt((int)(waits.Count * part));

    private sealed class Attack(CodeLimits limits, FakeTimeProvider clock, int addresses)
    {
        private readonly Dictionary<IPAddress, DateTimeOffset> _due = [];

        /// <returns>How long each honest visitor was asked to wait before the code could be tried.</returns>
        public async Task<List<TimeSpan>> RunAsync(int codes, int honestEvery, Func<bool, Task> tryAsync)
        {
            var (waits, tried, visits) = (new List<TimeSpan>(), 0, 0);
            var waiting = new List<Visit>();
            for (var step = 0; tried < codes; step++)
            {
                for (var i = 0; i < addresses && tried < codes; i++)
                {
                    if (!Enters(Guesser(i)))
                        continue;
                    await tryAsync(false);
                    limits.RecordFailure(Guesser(i));
                    tried++;
                }

                // Every so many seconds somebody honest comes, each from another place, and waits as the page says.
                if (step % honestEvery == 0)
                    waiting.Add(new Visit(new IPAddress([203, (byte)(visits >> 16), (byte)(visits >> 8), (byte)visits++]), clock.GetUtcNow()));
                foreach (var visit in waiting.Where(visit => Enters(visit.From)).ToList())
                {
                    await tryAsync(true);
                    waits.Add(clock.GetUtcNow() - visit.Came);
                    waiting.Remove(visit);
                }

                clock.Advance(TimeSpan.FromSeconds(1));
            }

            return waits;
        }

        // Whoever has a slot comes back when it is due, not before: asking earlier changes nothing.
        private bool Enters(IPAddress from)
        {
            if (_due.TryGetValue(from, out var due) && due > clock.GetUtcNow())
                return false;
            if (limits.Ask(from, null) is not CodeEntry.Wait wait || limits.Ask(from, wait.Ticket) is CodeEntry.Go)
                return true;
            _due[from] = clock.GetUtcNow() + wait.For;
            return false;
        }

        private static IPAddress Guesser(int i) => new([198, 51, (byte)(i / 250), (byte)(i % 250)]);

        private sealed record Visit(IPAddress From, DateTimeOffset Came);
    }
}
