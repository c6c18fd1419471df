using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Casework.Workers;

/// <summary>Sets a few sample letters once after the start, so that the first real one finds code, texts and fonts ready.</summary>
public sealed class LetterWarmUp(LetterWriter writer, IPdfEngine engine, ILogger<LetterWarmUp> log) : BackgroundService
{
    private static readonly LetterKind[] Usual = [LetterKind.Dsa16Notice, LetterKind.TidaRequest, LetterKind.GdprErasure, LetterKind.Reminder];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the start waits for nobody
        try
        {
            foreach (var kind in Usual)
            {
                foreach (var language in Enum.GetValues<Language>())
                    Set(kind, language, stoppingToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A letter that cannot be set says so to whoever asks for it; here nobody asked.
            log.LogWarning("Letters were not warmed up: {Kind}", e.GetType().Name);
        }
    }

    private void Set(LetterKind kind, Language language, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var sample = LetterSamples.Of(kind)[0];
        var letter = writer.Write(kind, language, sample.In(language));
        _ = LetterMail.Of(letter);
        _ = engine.Render(LetterDocument.Of(letter));
    }
}
