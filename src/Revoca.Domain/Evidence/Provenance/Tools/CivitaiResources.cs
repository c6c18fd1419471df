using System.Text.RegularExpressions;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>Pointers to model pages: Civitai's list of resources, and <c>urn:air:</c> addresses in any text.</summary>
public static partial class CivitaiResources
{
    private const int Most = 50;
    private const int Looked = 1 << 20;

    public static IReadOnlyList<ModelReference> Read(string? json)
    {
        var found = new List<ModelReference>();
        foreach (var item in TolerantJson.Parse(json).Items().Take(Most))
            found.Add(new ModelReference(
                item.Member("type").Text()?.ToLowerInvariant(), item.Member("modelName").Text(), item.Member("modelVersionId").Digits(), item.Member("air").Text()));
        return found;
    }

    /// <summary>Addresses of the shape <c>urn:air:{ecosystem}:{type}:{source}:{id}@{version}</c>.</summary>
    public static IReadOnlyList<ModelReference> Addresses(IEnumerable<string> texts)
    {
        var found = new List<ModelReference>();
        foreach (var text in texts)
            foreach (Match match in Air().Matches(text.Length > Looked ? text[..Looked] : text))
                if (found.Count < Most && !found.Exists(known => known.Air == match.Value))
                    found.Add(new ModelReference(match.Groups["type"].Value, null, match.Groups["version"].Success ? match.Groups["version"].Value : null, match.Value));
        return found;
    }

    [GeneratedRegex(@"urn:air:[a-z0-9]{1,32}:(?<type>[a-z]{1,32}):[a-z]{1,32}:[A-Za-z0-9_-]{1,64}(@(?<version>[A-Za-z0-9_.-]{1,64}))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Air();
}
