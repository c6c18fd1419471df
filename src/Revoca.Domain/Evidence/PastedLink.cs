using Revoca.Domain.Hosts;

namespace Revoca.Domain.Evidence;

/// <summary>One link found in a paste; line numbers start at 1. A duplicate points at the first link of the same item.</summary>
public sealed record PastedLink(int Line, ContentUrl Url, Host? Host, string RegistrableDomain)
{
    public ContentItemKind Kind => Url.Kind;

    public LinkFlags Flags { get; init; } = Url.Flags;

    public PastedLink? DuplicateOf { get; init; }

    /// <summary>Null when this is the first link of its item.</summary>
    public DuplicateReason? DuplicateReason { get; init; }
}

/// <summary>Why two links are the same item; the most telling difference is named.</summary>
public enum DuplicateReason
{
    SameText,
    /// <summary>Scheme, case, port, slash, order of parameters or percent-encoding.</summary>
    WrittenDifferently,
    Tracking,
    /// <summary>Another title, user name or short form of the same post.</summary>
    SamePost,
    /// <summary>A mobile, old or language address of the same site.</summary>
    SiteVariant,
    RenamedSite,
    Defanged,
}

/// <summary>Something that looks like a link and is none; the text is cut at 500 characters.</summary>
public sealed record RejectedLink(int Line, string Text, LinkRejection Reason);

/// <summary>The items of one host; Host is null and Name the registrable domain when the directory does not know it.</summary>
public sealed record LinkGroup(Host? Host, string Name, IReadOnlyList<PastedLink> Items);
