using System.Globalization;
using Microsoft.Extensions.Localization;
using Revoca.Casework.Reports;
using Revoca.Web.Words;

namespace Revoca.Web.Public.Report;

/// <summary>Takes a report in and keeps its note ready for the next page.</summary>
public sealed class ReportDesk(FileReport reports, Receipts receipts, IStringLocalizer<ReportWords> words)
{
    public Task FileAsync(ReportAnswers answers, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return receipts.FileOnceAsync(context, answers.Once, async () =>
        {
            var filed = await reports.Run(answers.Form(words), answers.Opening(language));
            return new Receipt(filed.Opened.Code, filed, answers.MinorPossible);
        });
    }
}
