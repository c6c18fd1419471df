using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;

namespace Revoca.Builders;

/// <summary>Invented facts for letters in tests; no test writes to anybody.</summary>
public static class SampleLetters
{
    public static LetterSender Sender { get; } = new()
    {
        Organisation = "Northlight Helpline",
        Role = "Case advocate",
        Email = "desk@northlight.example",
        Postal = ["PO Box 100", "1000 Sampletown"],
        Phone = "+00 000 000 000",
    };

    public static LetterData Data { get; } = new()
    {
        Reference = "RV-7F3K",
        Date = new DateOnly(2026, 11, 23),
        Sender = Sender,
        Recipient = new LetterRecipient { HostName = "Example Video", LegalEntity = "Example Video, Inc.", Channel = "abuse@video.example" },
        Mandate = new LetterMandate("M-7F3K", new DateOnly(2026, 11, 20)),
        PersonCountry = "IT",
        Items =
        [
            new LetterItem { Number = 1, ShortId = "A1", Url = "https://video.example/watch?v=a1b2c3&t=90", Kind = ContentItemKind.MediaFile, Depiction = Depiction.Authentic, HostIds = ["post 48213"] },
            new LetterItem { Number = 2, ShortId = "A2", Url = "https://video.example/clip/9f_x*y[z]", Kind = ContentItemKind.MediaFile, Depiction = Depiction.Authentic },
        ],
    };
}
