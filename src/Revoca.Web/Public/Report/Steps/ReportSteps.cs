using Revoca.Casework.Reports;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.Reports;
using Revoca.Web.Public.Check;

namespace Revoca.Web.Public.Report.Steps;

/// <summary>Takes a report in, page by page, and says where to go next. Every answer is a redirect: the browser keeps nothing of what was typed.</summary>
public sealed class ReportSteps(CodeSessions sessions, KeepAnswers answers, StartReport start, SendReport send, Receipts receipts, TypedAnswers typed)
{
    /// <summary>Behind a page's own address: something on it must be put right.</summary>
    public const string LookAgain = "?look=again";

    /// <summary>A picture was taken out of what was typed.</summary>
    public const string LookPicture = "?look=picture";

    /// <returns>The report this browser is writing, or null.</returns>
    public async Task<ReportDraft?> FindAsync(HttpContext context) =>
        sessions.Find(context) is { } id ? await answers.Find(id, context.RequestAborted) : null;

    /// <summary>What was typed on the first page and not accepted yet.</summary>
    public StepForm? Typed(HttpContext context) => typed.Find(context)?.Form;

    /// <returns>The address of the next page.</returns>
    public async Task<string> SaveAsync(HttpContext context, Step step, StepForm form)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(form);
        var picture = PastedPictures.TakeOut(form);
        var draft = await FindAsync(context);
        if (draft is null && step == Step.Contact)
            return await BeginAsync(context, form);
        if (draft is null || draft.Tag != form.Tag)
        {
            typed.Keep(context, step, form);
            return Links.Check + "?last=kept";
        }

        return await PutAsync(context, draft.CaseId, (step, form)) is { } so ? After(step, so, picture) : Links.Status;
    }

    /// <summary>The code of a report was typed: what waited for it is put in its place.</summary>
    public async Task<string> ResumeAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } draft)
            return Links.Status;
        if (typed.Find(context) is not { } waiting || (waiting.Form.Tag != draft.Tag && waiting.Form.Tag.Length > 0))
            return WhereLeft(draft.Answers);
        typed.Drop(context);
        return await PutAsync(context, draft.CaseId, waiting) is { } so ? After(waiting.Step, so, picture: false) : Links.Status;
    }

    /// <summary>Sends the report of this browser; sent before, it stays one report.</summary>
    public async Task SendAsync(HttpContext context, Language language)
    {
        if (sessions.Find(context) is { } id)
            await send.Run(id, language, context.RequestAborted);
    }

    /// <summary>Where somebody goes on who comes back with the code.</summary>
    public static string WhereLeft(ReportAnswers so) => FirstFault(so)?.Path ?? Links.ReportReview;

    public static Step? FirstFault(ReportAnswers so) => Step.All.FirstOrDefault(step => step.IsAsked(so) && step.Faults(so).Any());

    private Task<ReportAnswers?> PutAsync(HttpContext context, CaseId id, (Step Step, StepForm Form) page) =>
        answers.Run(id, so => page.Step.Apply(page.Form, so), context.RequestAborted);

    private async Task<string> BeginAsync(HttpContext context, StepForm form)
    {
        var first = Step.Contact.Apply(form, new ReportAnswers());
        if (Step.Contact.Faults(first).Any())
        {
            typed.Keep(context, Step.Contact, form);
            return Links.Report + LookAgain;
        }

        var started = await receipts.FileOnceAsync(context, form.Once, () => start.Run(first));
        sessions.Begin(context, started.CaseId);
        typed.Drop(context);
        return Links.Receipt;
    }

    private static string After(Step step, ReportAnswers so, bool picture) =>
        step.Faults(so).Any() ? step.Path + LookAgain
        : picture ? step.Path + LookPicture
        : step.Next(so)?.Path ?? Links.ReportReview;
}
