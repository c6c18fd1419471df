using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Clocks;
using static Revoca.Domain.Tests.Law.Rules;

namespace Revoca.Domain.Tests.Law.Clocks;

public sealed class ClockReadingTests
{
    private static readonly DateTimeOffset Monday = At("2026-06-08T10:20:00+02:00");

    private static Clock Read48(params ClockEvent[] events) => ClockReading.Read(Basis(Hours(48)), "removal", events, Rome, Italy);

    private static Clock ReadMonth(params ClockEvent[] events) =>
        ClockReading.Read(Basis(Months(1), Months(3) with { Name = "answer-extended", Extends = "answer" }), "answer", events, Rome, Italy);

    [Fact]
    public void Without_proof_of_start_nothing_runs()
    {
        var clock = Read48();
        Assert.Equal(ClockState.NotStarted, clock.StateAt(Monday.AddYears(1)));
        Assert.Null(clock.TargetDue);
        Assert.Equal(ExpiryBar.NotStarted, clock.ExpiryBarAt(Monday.AddYears(1)));
    }

    [Fact]
    public void A_clock_runs_is_due_soon_and_then_overdue()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Ticket, "A-1"));
        Assert.Equal(ClockState.Running, clock.StateAt(Monday));
        Assert.Equal(ClockState.DueSoon, clock.StateAt(Monday.AddHours(36)));
        Assert.Equal(ClockState.DueSoon, clock.StateAt(Monday.AddHours(48).AddTicks(-1)));
        Assert.Equal(ClockState.Overdue, clock.StateAt(Monday.AddHours(48)));
    }

    [Fact]
    public void The_term_has_expired_only_after_the_later_reading()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Ticket));
        Assert.Equal(ExpiryBar.TooEarly, clock.ExpiryBarAt(At("2026-06-10T11:00:00+02:00")));
        Assert.True(clock.MaySayExpired(At("2026-06-10T11:00:00.001+02:00")));
    }

    [Fact]
    public void Presumed_receipt_never_permits_a_letter_that_the_term_has_expired()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Presumed));
        Assert.Equal(ClockState.Overdue, clock.StateAt(Monday.AddYears(1)));
        Assert.Equal(ExpiryBar.OnlyPresumed, clock.ExpiryBarAt(Monday.AddYears(1)));
    }

    [Fact]
    public void The_clock_rests_on_the_strongest_proof()
    {
        var clock = Read48(
            new StartProved(Monday, StartProof.Presumed),
            new StartProved(Monday.AddHours(3), StartProof.DeliveryReceipt, "receipt"),
            new StartProved(Monday.AddHours(1), StartProof.AcceptedByHost),
            new StartProved(Monday.AddHours(2), StartProof.Ticket));
        Assert.Equal("receipt", clock.Start?.Reference);
        Assert.Equal(Monday.AddHours(51), clock.TargetDue);
    }

    [Fact]
    public void A_message_that_came_back_starts_no_clock()
    {
        var clock = Read48(new StartProved(Monday, StartProof.AcceptedByHost), new CameBack(Monday.AddMinutes(5), "550 5.1.1"));
        Assert.Equal(ClockState.NotStarted, clock.StateAt(Monday.AddDays(9)));
    }

    [Fact]
    public void A_ticket_of_the_host_outweighs_a_message_that_came_back()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Ticket), new CameBack(Monday.AddMinutes(5)));
        Assert.Equal(Monday.AddHours(48), clock.TargetDue);
    }

    [Fact]
    public void An_incomplete_request_starts_no_clock()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Ticket), new FoundIncomplete(Monday, ["signature"]));
        Assert.Equal(ClockState.NotStarted, clock.StateAt(Monday.AddDays(9)));
        Assert.Equal(ExpiryBar.Incomplete, clock.ExpiryBarAt(Monday.AddDays(9)));
        Assert.Equal(["signature"], clock.MissingElements);
    }

    [Fact]
    public void A_completed_request_starts_with_its_completion()
    {
        var clock = Read48(
            new StartProved(Monday, StartProof.Ticket), new FoundIncomplete(Monday, ["signature"]), new Completed(Monday.AddDays(1), StartProof.Ticket, "B-2"));
        Assert.Equal(Monday.AddDays(3), clock.TargetDue);
    }

    [Fact]
    public void A_second_request_has_its_own_clock()
    {
        var first = Read48(new StartProved(Monday, StartProof.Ticket));
        var second = Read48(new StartProved(Monday.AddDays(1), StartProof.Ticket));
        Assert.Equal(ClockState.Overdue, first.StateAt(Monday.AddHours(50)));
        Assert.Equal(ClockState.Running, second.StateAt(Monday.AddHours(50)));
    }

    [Fact]
    public void An_identity_question_gives_two_readings_and_only_the_later_is_asserted()
    {
        var clock = ReadMonth(
            new StartProved(At("2026-03-05T10:00:00+01:00"), StartProof.DeliveryReceipt),
            new IdentityRequested(At("2026-03-20T09:00:00+01:00")),
            new IdentityGiven(At("2026-03-27T18:00:00+01:00")));
        Assert.Equal(At("2026-04-07T23:59:59+02:00"), clock.TargetDue);
        Assert.Equal(At("2026-04-13T23:59:59+02:00"), clock.PausedDeadline?.TargetDue);
        Assert.Equal(At("2026-04-14T00:00:00+02:00"), clock.AssertAfter);
        Assert.Equal(ClockState.Overdue, clock.StateAt(At("2026-04-08T12:00:00+02:00")));
        Assert.False(clock.MaySayExpired(At("2026-04-08T12:00:00+02:00")));
        Assert.True(clock.MaySayExpired(At("2026-04-14T00:00:01+02:00")));
    }

    [Fact]
    public void While_an_identity_question_is_open_no_breach_is_claimed()
    {
        var clock = ReadMonth(
            new StartProved(At("2026-03-05T10:00:00+01:00"), StartProof.Ticket), new IdentityRequested(At("2026-03-20T09:00:00+01:00")));
        Assert.Null(clock.AssertAfter);
        Assert.Equal(ExpiryBar.IdentityOpen, clock.ExpiryBarAt(At("2027-03-20T09:00:00+01:00")));
    }

    [Fact]
    public void Hours_do_not_pause_for_identity()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Ticket), new IdentityRequested(Monday.AddHours(1)));
        Assert.False(clock.IdentityOpen);
        Assert.True(clock.MaySayExpired(Monday.AddDays(3)));
    }

    [Fact]
    public void An_extension_counts_three_months_from_receipt()
    {
        var clock = ReadMonth(
            new StartProved(At("2026-03-05T10:00:00+01:00"), StartProof.Ticket), new ExtensionAnnounced(At("2026-04-07T09:00:00+02:00"), "many requests"));
        Assert.True(clock.Extended);
        Assert.Equal(At("2026-06-05T23:59:59+02:00"), clock.TargetDue);
    }

    [Fact]
    public void An_extension_announced_too_late_changes_nothing()
    {
        var clock = ReadMonth(
            new StartProved(At("2026-03-05T10:00:00+01:00"), StartProof.Ticket), new ExtensionAnnounced(At("2026-04-08T00:00:00+02:00"), "many requests"));
        Assert.False(clock.Extended);
        Assert.Equal(At("2026-04-07T23:59:59+02:00"), clock.TargetDue);
    }

    [Fact]
    public void A_decision_ends_the_clock_and_a_late_one_is_called_late()
    {
        var inTime = Read48(new StartProved(Monday, StartProof.Ticket), new Fulfilled(Monday.AddHours(20)));
        Assert.Equal(ClockState.Met, inTime.StateAt(Monday.AddDays(9)));
        Assert.False(inTime.MetLate);
        Assert.Equal(ExpiryBar.Ended, inTime.ExpiryBarAt(Monday.AddDays(9)));

        var late = Read48(new StartProved(Monday, StartProof.Ticket), new Fulfilled(Monday.AddDays(5)));
        Assert.Equal(ClockState.Overdue, late.StateAt(Monday.AddDays(4)));
        Assert.True(late.MetLate);
        Assert.Equal(ClockState.Waived, Read48(new GivenUp(Monday, "case closed")).StateAt(Monday));
    }

    [Fact]
    public void A_term_of_ours_starts_with_the_first_sign_and_warns_thirty_seven_and_two_days_ahead()
    {
        var clock = ClockReading.Read(
            Basis(Ours(6)), "querela",
            [new StartProved(At("2026-09-03T10:00:00+02:00"), StartProof.DeliveryReceipt), new StartProved(At("2026-08-31T10:00:00+02:00"), StartProof.Presumed)],
            Rome, Italy);
        Assert.Equal(new DateOnly(2027, 2, 26), clock.SafeDate);
        Assert.Equal([At("2027-01-27T08:00:00+01:00"), At("2027-02-19T08:00:00+01:00"), At("2027-02-24T08:00:00+01:00")], clock.Alerts);
        Assert.Equal(ClockState.DueSoon, clock.StateAt(At("2027-01-27T08:00:00+01:00")));
        Assert.Equal(At("2027-02-26T23:59:59+01:00"), clock.NextMoment(At("2027-01-01T00:00:00+01:00")));
        Assert.Equal(At("2027-02-28T23:59:59+01:00"), clock.NextMoment(At("2027-02-27T00:00:00+01:00")));
        Assert.Equal(ExpiryBar.NotAsserted, clock.ExpiryBarAt(At("2028-01-01T00:00:00+01:00")));
    }

    [Fact]
    public void A_house_rule_is_never_asserted()
    {
        var clock = ClockReading.Read(
            Basis(Hours(72) with { Nature = ClockNature.Policy }), "removal", [new StartProved(Monday, StartProof.Ticket)], Rome, Italy);
        Assert.Equal(ExpiryBar.NotAsserted, clock.ExpiryBarAt(Monday.AddYears(1)));
    }

    [Fact]
    public void A_clock_set_back_or_forward_a_year_reads_the_same_deadline()
    {
        var clock = Read48(new StartProved(Monday, StartProof.Ticket));
        Assert.Equal(ClockState.Running, clock.StateAt(Monday.AddYears(-1)));
        Assert.Equal(ClockState.Overdue, clock.StateAt(Monday.AddYears(1)));
        Assert.Equal(Monday.AddHours(48), clock.TargetDue);
    }
}
