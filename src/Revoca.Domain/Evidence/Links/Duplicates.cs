namespace Revoca.Domain.Evidence.Links;

internal static class Duplicates
{
    public static DuplicateReason Reason(ContentUrl original, ContentUrl again)
    {
        if (string.Equals(original.Written, again.Written, StringComparison.Ordinal) && original.Steps == again.Steps)
            return DuplicateReason.SameText;
        var differing = original.Steps ^ again.Steps;
        return MostTelling(differing == LinkSteps.None ? again.Steps : differing);
    }

    private static DuplicateReason MostTelling(LinkSteps steps) =>
        steps.HasFlag(LinkSteps.Refanged) ? DuplicateReason.Defanged
        : steps.HasFlag(LinkSteps.Renamed) ? DuplicateReason.RenamedSite
        : steps.HasFlag(LinkSteps.VariantDropped) ? DuplicateReason.SiteVariant
        : steps.HasFlag(LinkSteps.TrackingDropped) ? DuplicateReason.Tracking
        : steps.HasFlag(LinkSteps.KnownById) ? DuplicateReason.SamePost
        : DuplicateReason.WrittenDifferently;
}
