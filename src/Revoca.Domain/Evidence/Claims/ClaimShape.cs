using System.Text.Json;

namespace Revoca.Domain.Evidence.Claims;

/// <summary>The shape of a claim, member by member: a line with a member that is not named here, or a text longer than its cap, is refused whole.</summary>
internal static class ClaimShape
{
    /// <summary>A video of two hours at one frame a second.</summary>
    public const int MostFrames = 7_200;

    private const int Word = 4_096, Longest = 1 << 20, Hash = 64;
    private const long Exact = (1L << 53) - 1;

    private static readonly Rule File = Members(
        ("name", Text(1_024)), ("size", Whole(Exact)), ("mime", Text(100)),
        ("sha256", Hex(Hash)), ("md5", Hex(32)), ("blake3", Hex(Hash)), ("crc32", Hex(8)));

    private static readonly Rule Pdq = Members(
        ("profile", OneOf("full")), ("hash", Hex(Hash)), ("quality", Whole(100)), ("dihedral", List(Hex(Hash), 8)), ("n512", Hex(Hash)), ("trim", Hex(Hash)));

    private static readonly Rule Vpdq = Members(
        ("every", Whole(60)), ("frames", List(Members(("at", Whole(1_000_000)), ("hash", Hex(Hash)), ("quality", Whole(100))), MostFrames)));

    private static readonly Rule Provenance = Members(
        ("tool", Maybe(Text(Word))), ("version", Maybe(Text(Word))), ("prompt", Maybe(Text(Longest))), ("negativePrompt", Maybe(Text(Longest))),
        ("seed", Maybe(Either(Text(Word), Number))), ("steps", Maybe(Number)), ("sampler", Maybe(Text(Word))),
        ("models", Names), ("modelHash", Maybe(Text(Word))),
        ("loras", List(Members(("name", Text(Word)), ("hash", Maybe(Text(Word)))), 1_000)),
        ("references", List(Members(("type", Maybe(Text(Word))), ("name", Maybe(Text(Word))), ("versionId", Maybe(Text(Word))), ("air", Maybe(Text(Word)))), 1_000)),
        ("c2pa", Flag), ("digitalSourceType", Maybe(Text(Word))), ("writer", Maybe(Text(Word))));

    private static readonly Rule Model = Members(
        ("autoV1", Maybe(Hex(8))), ("autoV2", Maybe(Hex(10))), ("autoV3", Maybe(Hex(12))),
        ("baseModel", Maybe(Text(Longest))), ("architecture", Maybe(Text(Longest))), ("networkModule", Maybe(Text(Longest))), ("outputName", Maybe(Text(Longest))),
        ("title", Maybe(Text(Longest))), ("sdModelName", Maybe(Text(Longest))), ("created", Maybe(Text(Longest))), ("triggerWords", Names), ("datasetDirs", Names));

    private static readonly Rule C2pa = Members(
        ("state", OneOf("trusted", "valid", "invalid", "unreadable")), ("issuer", Maybe(Text(Word))), ("generator", Maybe(Text(Word))),
        ("digitalSourceType", Maybe(Text(Word))), ("faults", List(Text(Word), 100)));

    private static readonly Rule Claim = Members(
        ["error", "vpdq", "c2pa"],
        ("file", File), ("kind", OneOf("image", "video", "model", "unknown")), ("pdq", Maybe(Pdq)),
        ("dims", Maybe(Members(("width", Whole(int.MaxValue)), ("height", Whole(int.MaxValue))))),
        ("provenance", Provenance), ("model", Maybe(Model)), ("error", Text(Word)), ("vpdq", Maybe(Vpdq)), ("c2pa", C2pa));

    private delegate bool Rule(JsonElement value);

    private static Rule Flag => value => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static Rule Number => value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);

    private static Rule Names => List(Text(Longest), 5_000);

    public static bool Fits(JsonElement claim) => Claim(claim);

    private static Rule Text(int most) => value => value.ValueKind == JsonValueKind.String && value.GetString()?.Length <= most;

    private static Rule Hex(int digits) => value => value.ValueKind == JsonValueKind.String && value.GetString() is { } text
        && text.Length == digits && text.All(char.IsAsciiHexDigit);

    private static Rule Whole(long most) => value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 && number <= most;

    private static Rule OneOf(params string[] words) => value => value.ValueKind == JsonValueKind.String && words.Contains(value.GetString(), StringComparer.Ordinal);

    private static Rule Maybe(Rule rule) => value => value.ValueKind == JsonValueKind.Null || rule(value);

    private static Rule Either(Rule one, Rule other) => value => one(value) || other(value);

    private static Rule List(Rule rule, int most) => value =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most && value.EnumerateArray().All(item => rule(item));

    private static Rule Members(params (string Name, Rule Rule)[] members) => Members([], members);

    private static Rule Members(string[] optional, params (string Name, Rule Rule)[] members)
    {
        var rules = members.ToDictionary(member => member.Name, member => member.Rule, StringComparer.Ordinal);
        return value => value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().All(member => rules.TryGetValue(member.Name, out var rule) && rule(member.Value))
            && rules.Keys.Except(optional, StringComparer.Ordinal).All(name => value.TryGetProperty(name, out _));
    }
}
