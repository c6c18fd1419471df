using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Revoca.Casework.Notices;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.Evidence.Watching;
using Revoca.Domain.HerSide;
using Revoca.Domain.Hosts;
using Revoca.Domain.Hosts.Upstream;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Storage;

/// <summary>How the domain's values stand in columns: ids as Guids, enums as their names, so that a table can be read without the code.</summary>
internal static class Conversions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        Id<CaseId>(builder);
        Id<EventId>(builder);
        Id<TaskId>(builder);
        Id<ReportId>(builder);
        Id<ItemId>(builder);
        Id<ObservationId>(builder);
        Id<ConsentId>(builder);
        Id<MandateId>(builder);
        Id<AssessmentId>(builder);
        Id<WithdrawalId>(builder);
        Name<Assessment>(builder);
        Id<NoticeId>(builder);
        Id<StaffId>(builder);
        Id<OutboxId>(builder);
        Id<ClockFactId>(builder);
        Id<LadderStepId>(builder);
        Id<ChannelCheckId>(builder);
        Id<ReplyId>(builder);
        Id<IncomingId>(builder);
        Id<WishId>(builder);
        Id<MessageId>(builder);
        Id<QuestionId>(builder);
        Id<CodeRequestId>(builder);
        Name<HeldWishKind>(builder);
        Id<ClaimId>(builder);
        Id<TieId>(builder);
        Id<VerifiedPictureId>(builder);
        Id<HashListIssueId>(builder);
        Name<HashListReason>(builder);
        Name<HashListState>(builder);
        Name<TieKind>(builder);
        Id<ErasureId>(builder);
        Id<GlassBreakId>(builder);
        Id<TraceId>(builder);
        Id<InvitationId>(builder);
        Id<PackReleaseId>(builder);
        Id<StaffSessionId>(builder);
        Name<SignInWay>(builder);
        builder.Properties<HostId>().HaveConversion<HostIdConverter>().HaveMaxLength(40);
        Name<ContentItemKind>(builder);
        builder.Properties<CaseReference>().HaveConversion<ReferenceConverter>();
        Name<CaseState>(builder);
        Name<ClosingReason>(builder);
        Name<CaseEventKind>(builder);
        Name<CaseTaskKind>(builder);
        Name<HostKind>(builder);
        Name<WatchAnswer>(builder);
        Name<ActorKind>(builder);
        Name<Language>(builder);
        Name<ReporterRole>(builder);
        Name<Happening>(builder);
        Name<Depiction>(builder);
        Name<Availability>(builder);
        Name<ItemLock>(builder);
        Name<Recipient>(builder);
        Name<IdentityLevel>(builder);
        Name<ConsentState>(builder);
        Name<ConsentChannel>(builder);
        Name<LetterKind>(builder);
        Name<FactsSentence>(builder);
        Name<Delivery>(builder);
        Name<HostDecision>(builder);
        Name<Route>(builder);
        Name<ReceiptProof>(builder);
        Name<ChannelType>(builder);
        Name<ChannelPurpose>(builder);
        Name<ChannelFinding>(builder);
        Name<ReplySource>(builder);
        Name<ReplyKind>(builder);
        Name<ReplyMatch>(builder);
        Name<SenderCheck>(builder);
        Name<HostAnswer>(builder);
        Name<IncomingState>(builder);
        Name<RetentionStage>(builder);
        Name<ErasureReason>(builder);
        builder.Properties<IReadOnlyList<ItemId>>().HaveConversion<ItemIdsConverter, ItemIdsComparer>();
    }

    private static void Id<TId>(ModelConfigurationBuilder builder)
        where TId : struct, IId<TId> =>
        builder.Properties<TId>().HaveConversion<IdConverter<TId>>();

    private static void Name<TEnum>(ModelConfigurationBuilder builder)
        where TEnum : struct, Enum =>
        builder.Properties<TEnum>().HaveConversion<EnumToStringConverter<TEnum>>().HaveMaxLength(40);
}

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, IId<TId>
{
    // Expression trees cannot call a static abstract member themselves.
    private static TId From(Guid value) => TId.From(value);
}

internal sealed class ReferenceConverter() : ValueConverter<CaseReference, string>(reference => reference.Text, text => Parse(text))
{
    private static CaseReference Parse(string text) =>
        CaseReference.TryParse(text, out var reference) ? reference : throw new FormatException($"'{text}' is no case reference.");
}

internal sealed class HostIdConverter() : ValueConverter<HostId, string>(id => id.Value, text => HostId.Parse(text));

internal sealed class ItemIdsConverter() : ValueConverter<IReadOnlyList<ItemId>, string>(
    items => string.Join(',', items.Select(item => item.Value.ToString("N"))),
    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new ItemId(Guid.ParseExact(id, "N"))).ToArray());

internal sealed class ItemIdsComparer() : ValueComparer<IReadOnlyList<ItemId>>(
    (left, right) => (left ?? Array.Empty<ItemId>()).SequenceEqual(right ?? Array.Empty<ItemId>()),
    items => items.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
    items => items.ToArray());
