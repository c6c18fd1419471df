using System.Text;
using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.Text;

/// <summary>Makes every character visible or harmless: controls and direction marks become [U+202E], line feeds end a line, tabs are spaces.</summary>
internal sealed class TextCleaner(Warnings warnings)
{
    private const char OpenIsolate = '\u2068';
    private const char CloseIsolate = '\u2069';

    private readonly StringBuilder _text = new();
    private readonly List<StyledRun> _runs = [];
    private readonly List<StyledText> _lines = [];

    /// <summary>The lines of the spans, at least one.</summary>
    public IReadOnlyList<StyledText> Clean(IReadOnlyList<Span> spans, TextStyle style)
    {
        _lines.Clear();
        foreach (var span in spans)
            Take(span, style with { Face = style.Face | span.Style });
        EndLine();
        return [.. _lines];
    }

    private void Take(Span span, TextStyle style)
    {
        var start = _text.Length;
        Isolate(span, OpenIsolate);
        for (var i = 0; i < span.Text.Length; i++)
        {
            var character = span.Text[i];
            if (character is '\n' or '\r' or '\u2028' or '\u2029')
            {
                i += character == '\r' && i + 1 < span.Text.Length && span.Text[i + 1] == '\n' ? 1 : 0;
                Isolate(span, CloseIsolate);
                _text.Append(' '); // hangs invisibly behind the line, and keeps words apart for readers that speak or copy
                AddRun(start, style, span.Language);
                EndLine();
                start = 0;
                Isolate(span, OpenIsolate);
            }
            else
            {
                i += TakeCharacter(span.Text, i) - 1;
            }
        }

        Isolate(span, CloseIsolate);
        AddRun(start, style, span.Language);
    }

    private void Isolate(Span span, char mark)
    {
        if (span.Isolated)
            _text.Append(mark);
    }

    private int TakeCharacter(string text, int index)
    {
        var codePoint = UnicodeText.RuneAt(text, index, out var length);
        if (codePoint == '\t')
            _text.Append(' ');
        else if (IsHidden(codePoint))
            AddMark(codePoint);
        else
            _text.Append(text, index, length);
        return length;
    }

    private void AddMark(int codePoint)
    {
        var name = UnicodeText.Name(codePoint);
        warnings.Add(WarningKind.ControlCharacter, name);
        _text.Append('[').Append(name).Append(']');
    }

    /// <summary>Controls, direction marks, invisible characters that are no joiners, lone surrogates, non-characters.</summary>
    private static bool IsHidden(int codePoint) => codePoint switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) or 0xAD or 0x61C => true,
        0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or 0x180E => true,
        >= 0xD800 and <= 0xDFFF => true,
        (>= 0xFFF0 and <= 0xFFFB) or (>= 0xFDD0 and <= 0xFDEF) => true,
        >= 0xE0000 and <= 0xE007F => true,
        _ => (codePoint & 0xFFFE) == 0xFFFE,
    };

    private void AddRun(int start, TextStyle style, string? language)
    {
        if (_text.Length > start)
            _runs.Add(new StyledRun(start, _text.Length, style, language));
    }

    private void EndLine()
    {
        _lines.Add(new StyledText(_text.ToString(), [.. _runs]));
        _text.Clear();
        _runs.Clear();
    }
}
