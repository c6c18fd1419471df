using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>A letter as data: what was written, from which text, with which elements and form fields.</summary>
public static class LetterJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Of(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return JsonSerializer.Serialize(
            new
            {
                kind = letter.Kind.Token(),
                language = letter.Language.Tag(),
                sentIn = letter.Kind.FixedLanguage()?.Tag(),
                letter.Subject,
                letter.Reference,
                letter.Date,
                letter.Template,
                words = letter.WordCount,
                letter.Gaps,
                elements = letter.Elements.Select(element => new { element.Basis, element.Key, element.Line }),
                items = letter.Items,
                fields = LetterForm.Of(letter).Select(field => new { field.Key, field.Label, field.Value, field.Required }),
            },
            Json) + "\n";
    }
}
