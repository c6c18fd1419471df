using Revoca.Domain.Letters;

namespace Revoca.Domain.HerSide;

/// <summary>The only things that can be written to her outside her own page.</summary>
public enum NeutralMessage
{
    /// <summary>There is something new to read.</summary>
    News,

    /// <summary>There is a question.</summary>
    Question,

    /// <summary>The rules for contact end soon unless she looks at them.</summary>
    Reminder,
}

/// <summary>The fixed sentences of <see cref="NeutralMessage"/>: no subject matter, no name, no link, nothing to answer.</summary>
public static class NeutralWords
{
    public static OutgoingWord Of(NeutralMessage message, Language language, SafeContact rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var (subject, text) = (message, language) switch
        {
            (NeutralMessage.News, Language.Italian) => ("Appunti", "C'è un appunto nuovo. Nessuna fretta."),
            (NeutralMessage.News, _) => ("Notes", "There is a new note. No hurry."),
            (NeutralMessage.Question, Language.Italian) => ("Appunti", "C'è una domanda tra i tuoi appunti. Nessuna fretta."),
            (NeutralMessage.Question, _) => ("Notes", "There is a question among your notes. No hurry."),
            (NeutralMessage.Reminder, Language.Italian) => ("Appunti", "I tuoi appunti aspettano uno sguardo. Nessuna fretta."),
            (NeutralMessage.Reminder, _) => ("Notes", "Your notes wait for a look. No hurry."),
            _ => throw new ArgumentOutOfRangeException(nameof(message)),
        };
        return new OutgoingWord(rules.Channel ?? ContactChannel.Mail, rules.Address, rules.SenderName, subject, text);
    }
}
