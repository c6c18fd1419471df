using System.Text.Json.Nodes;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence.Claims;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.Claims;

/// <summary>Claims about videos as a browser makes them; scenes are named by a number.</summary>
public sealed class VideoMatchTests
{
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, MatchBand.Same)]
    [InlineData(new[] { 2, 3 }, MatchBand.Same)]
    [InlineData(new[] { 9, 8, 1, 2, 3, 4, 5, 7, 6, 10, 11 }, MatchBand.Same)]
    [InlineData(new[] { 1, 2, 20, 21, 22 }, MatchBand.Likely)]
    [InlineData(new[] { 1, 20, 21, 22, 23 }, MatchBand.None)]
    [InlineData(new[] { 20, 21 }, MatchBand.None)]
    public async Task A_video_is_the_same_when_most_of_the_shorter_ones_scenes_are_in_the_longer_one(int[] scenes, MatchBand band)
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await Keep(casework, opened.Id, Video("first.mp4", 0, 1, 2, 3, 4, 5));
        await Keep(casework, opened.Id, Video("second.mp4", 25, scenes));
        var shown = await casework.Get<ShowClaims>().Run(opened.Id, TestCasework.Ada);
        Assert.Equal(band == MatchBand.None ? [] : [new SamePicture(1, band)], shown.Claims[1].SameHere);
        Assert.Equal(band == MatchBand.None ? [] : [new SamePicture(2, band)], shown.Claims[0].SameHere);
    }

    [Fact]
    public async Task A_picture_seen_in_a_video_is_for_a_person_to_decide()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await Keep(casework, opened.Id, ClaimLines.Picture(7));
        var picture = (await casework.Get<ShowClaims>().Run(opened.Id, TestCasework.Ada)).Claims[0].Claim.Pictures[0];
        await Keep(casework, opened.Id, Video("clip.mp4", [Scene(1), picture with { W0 = picture.W0 ^ 0xFF }, Scene(2)]));
        var shown = await casework.Get<ShowClaims>().Run(opened.Id, TestCasework.Ada);
        Assert.Equal([new SamePicture(2, MatchBand.Likely)], shown.Claims[0].SameHere);
        Assert.Equal([new SamePicture(1, MatchBand.Likely)], shown.Claims[1].SameHere);
    }

    [Fact]
    public async Task A_line_with_more_frames_than_two_hours_is_refused()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var line = Video("long.mp4", [.. Enumerable.Range(0, 7_201).Select(Scene)]);
        Assert.Equal(new ClaimsKept(0, 0, 1), await casework.Get<KeepClaims>().Run(opened.Id, line, Actor.Person));
    }

    private static async Task Keep(TestCasework casework, CaseId id, string line) =>
        Assert.Equal(1, (await casework.Get<KeepClaims>().Run(id, line, Actor.Person)).Kept);

    private static string Video(string name, int noise, params int[] scenes) => Video(name, [.. scenes.Select(scene => Noisy(Scene(scene), noise))]);

    private static string Video(string name, IReadOnlyList<PdqHash> frames)
    {
        var claim = JsonNode.Parse(ClaimLines.Of(name, new Mp4File().Item("©too", name).Bytes()))?.AsObject() ?? throw new InvalidOperationException("No claim.");
        claim["vpdq"] = new JsonObject
        {
            ["every"] = 1,
            ["frames"] = new JsonArray([.. frames.Select((hash, at) => new JsonObject { ["at"] = at, ["hash"] = hash.ToString(), ["quality"] = 80 })]),
        };
        return CanonicalJson.Write(claim);
    }

    // Any two scenes differ in about half of their bits.
    private static PdqHash Scene(int number)
    {
        var bytes = System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number));
        return new PdqHash(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8), BitConverter.ToUInt64(bytes, 16), BitConverter.ToUInt64(bytes, 24));
    }

    private static PdqHash Noisy(PdqHash hash, int bits) => hash with { W2 = hash.W2 ^ ((1UL << bits) - 1) };
}
