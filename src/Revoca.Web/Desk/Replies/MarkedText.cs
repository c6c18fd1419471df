using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Revoca.Domain.Replies;

namespace Revoca.Web.Desk.Replies;

/// <summary>Text of a host with its ticket numbers and dates marked. Nothing in it becomes a link or a picture.</summary>
public sealed class MarkedText : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public Triage Triage { get; set; } = null!; // required by the editor

    /// <summary>The text in pieces; the class is "ticket", "date" or null for plain text.</summary>
    public static IReadOnlyList<(string Piece, string? Class)> Pieces(string text, Triage triage)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(triage);
        var marks = triage.Tickets.SelectMany(ticket => Places(text, ticket, "ticket"))
            .Concat(triage.Dates.SelectMany(date => Places(text, date.Written, "date")))
            .OrderBy(mark => mark.At).ThenByDescending(mark => mark.Length);
        var (pieces, done) = (new List<(string, string?)>(), 0);
        foreach (var mark in marks.Where(mark => mark.Length > 0))
        {
            if (mark.At < done)
                continue;
            if (mark.At > done)
                pieces.Add((text[done..mark.At], null));
            pieces.Add((text.Substring(mark.At, mark.Length), mark.Class));
            done = mark.At + mark.Length;
        }

        if (done < text.Length)
            pieces.Add((text[done..], null));
        return pieces;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var (piece, mark) in Pieces(Text, Triage))
        {
            if (mark is null)
            {
                builder.AddContent(0, piece);
                continue;
            }

            builder.OpenElement(1, "mark");
            builder.AddAttribute(2, "class", mark);
            builder.AddContent(3, piece);
            builder.CloseElement();
        }
    }

    private static IEnumerable<(int At, int Length, string Class)> Places(string text, string wanted, string kind)
    {
        for (var at = text.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0 && wanted.Length > 0; at = text.IndexOf(wanted, at + wanted.Length, StringComparison.OrdinalIgnoreCase))
            yield return (at, wanted.Length, kind);
    }
}
