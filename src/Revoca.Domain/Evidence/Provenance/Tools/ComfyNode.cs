using System.Globalization;
using System.Text.Json;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>One node of a ComfyUI graph, read alike from the executed form (<c>prompt</c>) and the drawn form (<c>workflow</c>).</summary>
/// <param name="Values">Settings by name.</param>
/// <param name="Links">Input name to the id of the node that feeds it.</param>
internal sealed record ComfyNode(string Id, string Type, string Title, Dictionary<string, JsonElement> Values, Dictionary<string, string> Links)
{
    private const int MostNodes = 5_000;

    public string? Text(string name) => Values.TryGetValue(name, out var value) ? ((JsonElement?)value).Text() : null;

    public static List<ComfyNode> Executed(JsonElement graph)
    {
        var nodes = new List<ComfyNode>();
        if (graph.ValueKind != JsonValueKind.Object)
            return nodes;
        foreach (var property in graph.EnumerateObject().OrderBy(property => Order(property.Name)).Take(MostNodes))
        {
            if (property.Value.Member("class_type").Text() is not { } type || property.Value.Member("inputs") is not { ValueKind: JsonValueKind.Object } inputs)
                continue;
            var node = new ComfyNode(property.Name, type, property.Value.Member("_meta")?.Member("title").Text() ?? "", Map<JsonElement>(), Map<string>());
            foreach (var input in inputs.EnumerateObject())
                if (input.Value.ValueKind == JsonValueKind.Array && input.Value.GetArrayLength() == 2 && IdOf(input.Value[0]) is { } from)
                    node.Links[input.Name] = from;
                else
                    node.Values[input.Name] = input.Value;
            nodes.Add(node);
        }

        return nodes;
    }

    public static List<ComfyNode> Drawn(JsonElement workflow)
    {
        var nodes = new List<ComfyNode>();
        Draw(workflow, nodes);
        foreach (var part in workflow.Member("definitions")?.Member("subgraphs").Items().Take(100) ?? [])
            Draw(part, nodes);
        return nodes;
    }

    private static void Draw(JsonElement workflow, List<ComfyNode> nodes)
    {
        var sources = Map<string>();
        foreach (var link in workflow.Member("links").Items().Take(MostNodes))
        {
            var parts = ((JsonElement?)link).Items().ToList();
            var id = parts.Count > 1 ? IdOf(parts[0]) : link.Member("id").Digits();
            var from = parts.Count > 1 ? IdOf(parts[1]) : link.Member("origin_id").Digits();
            if (id is not null && from is not null)
                sources[id] = from;
        }

        foreach (var item in workflow.Member("nodes").Items().Take(MostNodes - nodes.Count))
            if (item.Member("type").Text() is { } type && item.Member("id") is { } id && IdOf(id) is { } name && item.Member("mode").Whole() is not (2 or 4))
                nodes.Add(Drawn(item, name, type, sources));
    }

    private static ComfyNode Drawn(JsonElement item, string id, string type, Dictionary<string, string> sources)
    {
        var node = new ComfyNode(id, type, item.Member("title").Text() ?? "", Map<JsonElement>(), Map<string>());
        foreach (var input in item.Member("inputs").Items())
            if (input.Member("name").Text() is { } name && input.Member("link").Digits() is { } link && sources.TryGetValue(link, out var from))
                node.Links[name] = from;
        if (item.Member("widgets_values") is not { } widgets)
            return node;
        if (widgets.ValueKind == JsonValueKind.Object)
            foreach (var widget in widgets.EnumerateObject())
                node.Values[widget.Name] = widget.Value;
        var position = 0;
        foreach (var widget in ((JsonElement?)widgets).Items())
            node.Values[ComfyWidgets.NameOf(type, position++, widget)] = widget;
        return node;
    }

    // A browser lists members named by whole numbers first and ascending: the same order here gives the same answer.
    private static ulong Order(string id) =>
        uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (id.Length == 1 || id[0] != '0') ? number : ulong.MaxValue;

    private static string? IdOf(JsonElement id) => ((JsonElement?)id).Digits() ?? ((JsonElement?)id).Text();

    private static Dictionary<string, T> Map<T>() => new(StringComparer.Ordinal);
}
