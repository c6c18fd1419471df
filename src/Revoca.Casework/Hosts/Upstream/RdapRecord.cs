using System.Text.Json;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>The parts of an RDAP answer that lead to somebody who can act; empty where the answer does not say. Anything odd is passed over.</summary>
public sealed record RdapRecord(string Name, string Country, string Registrar, string RegistrarId, IReadOnlyList<string> AbuseMails, IReadOnlyList<string> RegistrarAbuseMails, Uri Source)
{
    private const int Deepest = 6;

    public static RdapRecord Of(JsonElement answer, Uri source)
    {
        var registrar = Entities(answer, 0).FirstOrDefault(entity => HasRole(entity, "registrar"));
        var inRegistrar = registrar.ValueKind == JsonValueKind.Object ? AbuseMailsIn(registrar) : [];
        return new(
            Text(answer, "name"),
            Text(answer, "country"),
            registrar.ValueKind == JsonValueKind.Object ? Card(registrar, "fn") : "",
            registrar.ValueKind == JsonValueKind.Object ? Items(registrar, "publicIds").Select(id => Text(id, "identifier")).FirstOrDefault("") : "",
            AbuseMailsIn(answer),
            inRegistrar,
            source);
    }

    internal static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    internal static IEnumerable<string> Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "")
            : [];

    private static IReadOnlyList<string> AbuseMailsIn(JsonElement element) =>
        [.. Entities(element, 0).Where(entity => HasRole(entity, "abuse")).Select(entity => Card(entity, "email")).Where(IsMail).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<JsonElement> Entities(JsonElement element, int depth)
    {
        if (depth > Deepest)
            yield break;
        foreach (var entity in Items(element, "entities"))
        {
            yield return entity;
            foreach (var inner in Entities(entity, depth + 1))
                yield return inner;
        }
    }

    private static bool HasRole(JsonElement entity, string role) =>
        entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("roles", out var roles) && Texts(roles).Contains(role, StringComparer.OrdinalIgnoreCase);

    // jCard (RFC 7095): ["vcard", [[name, parameters, type, value], …]].
    private static string Card(JsonElement entity, string field)
    {
        if (!entity.TryGetProperty("vcardArray", out var card) || card.ValueKind != JsonValueKind.Array || card.GetArrayLength() < 2 || card[1].ValueKind != JsonValueKind.Array)
            return "";
        foreach (var entry in card[1].EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Array && entry.GetArrayLength() >= 4 && entry[0].ValueKind == JsonValueKind.String
                && entry[0].GetString() == field && entry[3].ValueKind == JsonValueKind.String)
                return entry[3].GetString() ?? "";
        }

        return "";
    }

    private static bool IsMail(string text) =>
        text.Length is > 5 and <= 254 && text.Count(c => c == '@') == 1 && !text.StartsWith('@') && text.LastIndexOf('.') > text.IndexOf('@', StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-' or '_' or '+');

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
