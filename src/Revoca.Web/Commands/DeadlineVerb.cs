using System.CommandLine;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Web.Commands;

/// <summary>Prints when the terms of a legal basis end: one JSON array, an object per clock that has a number. Uses and creates no data.</summary>
public static class DeadlineVerb
{
    public static Command Build()
    {
        var basis = new Argument<string>("BASIS") { Description = "A legal basis, such as us-tida or gdpr-17" };
        var received = new Option<string>("--received") { Required = true, Description = "When the term starts: ISO 8601 with its offset" };
        var zone = new Option<string>("--zone") { DefaultValueFactory = _ => "UTC", Description = "IANA zone of whoever owes the act" };
        var holidays = new Option<string?>("--holidays") { Description = "Country codes with commas: targetDue rolls by the first, assertAfter by all" };
        var clock = new Option<string?>("--clock") { Description = "Only the clock of this name" };
        var verb = new Command("deadline", "When the terms of a legal basis end") { basis, received, zone, holidays, clock };
        verb.SetAction(parsed =>
        {
            try
            {
                var question = new DeadlineQuestion(
                    parsed.GetValue(basis) ?? "", parsed.GetValue(received) ?? "", parsed.GetValue(zone) ?? "UTC",
                    parsed.GetValue(holidays), parsed.GetValue(clock));
                Print(question);
                return 0;
            }
            catch (DeadlineRefused refused)
            {
                Console.Error.WriteLine(refused.Message);
                return 1;
            }
        });
        return verb;
    }

    private static void Print(DeadlineQuestion question)
    {
        var answers = question.Answer();
        if (answers.Count == 0)
            Console.Error.WriteLine($"{question.Basis} has no clock with a number: the law asks for no fixed term.");
        if (answers.Any(answer => answer.Deadline.BeyondTables))
            Console.Error.WriteLine($"Some of these days lie outside {HolidayTable.CheckedFrom}–{HolidayTable.CheckedTo}: " +
                "their holidays are computed by rule and were not compared with a published list.");
        using var output = Console.OpenStandardOutput();
        output.Write(DeadlineJson.Array(answers));
        output.Write("\n"u8);
    }
}

/// <summary>One clock of a basis with its deadline; <paramref name="Received"/> is already in the zone asked for.</summary>
public sealed record DeadlineAnswer(string Basis, ClockRule Clock, DateTimeOffset Received, Deadline Deadline);

/// <summary>A question that cannot be answered, with the reason as its message.</summary>
public sealed class DeadlineRefused(string reason) : Exception(reason);
