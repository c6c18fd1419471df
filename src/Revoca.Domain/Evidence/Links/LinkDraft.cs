namespace Revoca.Domain.Evidence.Links;

/// <summary>A link taken apart, while the rules of its host bring it to the canonical form.</summary>
internal sealed class LinkDraft(string scheme, string host)
{
    private string? splitPath;
    private string[] segments = [];

    public string Scheme { get; set; } = scheme;

    public string Host { get; set; } = host;

    public int? Port { get; init; }

    /// <summary>Starts with a slash.</summary>
    public string Path { get; set; } = "/";

    public List<QueryParameter> Query { get; set; } = [];

    /// <summary>Without the hash sign; cleared unless the host's rule keeps it.</summary>
    public string Fragment { get; set; } = "";

    public ContentItemKind Kind { get; set; }

    public LinkFlags Flags { get; set; }

    public LinkSteps Steps { get; set; }

    /// <summary>The path's parts; split once per path, for rules ask often.</summary>
    public string[] Segments
    {
        get
        {
            if (!ReferenceEquals(splitPath, Path))
                (splitPath, segments) = (Path, Path.Split('/', StringSplitOptions.RemoveEmptyEntries));
            return segments;
        }
    }

    /// <summary>The value of a parameter, or null.</summary>
    public string? Parameter(string name)
    {
        foreach (var parameter in Query)
        {
            if (parameter.Name == name)
                return parameter.Value;
        }

        return null;
    }

    /// <summary>Drops every parameter but these; what goes is no part of what the link names.</summary>
    public void KeepOnly(params ReadOnlySpan<string> names)
    {
        for (var i = Query.Count - 1; i >= 0; i--)
        {
            if (!names.Contains(Query[i].Name))
            {
                Query.RemoveAt(i);
                Steps |= LinkSteps.TrackingDropped;
            }
        }
    }

    /// <summary>The post's own address, found by its id.</summary>
    public void Become(string path, ContentItemKind kind = ContentItemKind.Page)
    {
        if (Path != path)
            Steps |= LinkSteps.KnownById;
        Path = path;
        Kind = kind;
    }

    public string Canonical()
    {
        var query = Query.Count switch
        {
            0 => "",
            1 => $"?{Query[0]}",
            _ => "?" + string.Join('&', Query.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)),
        };
        var port = Port is { } number ? $":{number}" : "";
        var name = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return $"{Scheme}://{name}{port}{Path}{query}{(Fragment.Length == 0 ? "" : "#")}{Fragment}";
    }
}

/// <summary>One parameter; the value is null where there is no equals sign.</summary>
internal readonly record struct QueryParameter(string Name, string? Value)
{
    public static List<QueryParameter> ListOf(string query)
    {
        if (query.Length == 0)
            return [];
        var list = new List<QueryParameter>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            list.Add(equals < 0 ? new(part, null) : new(part[..equals], part[(equals + 1)..]));
        }

        return list;
    }

    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
