using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Revoca.Domain.Reports;
using Revoca.Web.Words;

namespace Revoca.Web.Public.Report.Steps;

/// <summary>What every page of the report has at hand: the answers so far, its own step, what was wrong with the last try.</summary>
public abstract class StepPage : PublicPage
{
    [Inject]
    protected IStringLocalizer<ReportWords> Said { get; set; } = null!; // injected

    [Inject]
    protected ReportSteps Steps { get; set; } = null!; // injected

    [SupplyParameterFromForm(Name = "Form")]
    protected StepForm? Posted { get; set; }

    /// <summary>"again" or "picture", see <see cref="ReportSteps"/>.</summary>
    [SupplyParameterFromQuery]
    protected string? Look { get; set; }

    protected abstract Step Step { get; }

    protected ReportAnswers So { get; private set; } = new();

    protected string Tag { get; private set; } = "";

    protected IReadOnlyList<FieldError> Wrong { get; private set; } = [];

    protected static bool IsPost(HttpContext context) => HttpMethods.IsPost(context.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        var draft = await Steps.FindAsync(HttpContext);
        if (draft is not null)
            (So, Tag) = (draft.Answers, draft.Tag);
        else if (!IsPost(HttpContext))
            Missing();
        Wrong = Look switch
        {
            "again" => [.. Step.Faults(So).Select(fault => new FieldError(fault.Field, Said[fault.Word]))],
            "picture" => [new(Step.Name.ToLowerInvariant(), Said["Image"])],
            _ => [],
        };
    }

    /// <summary>The page was opened without a report: it was sent already, or its session is over.</summary>
    protected virtual void Missing() => Navigation.NavigateTo(To(Links.Status));

    protected void Put(ReportAnswers so) => So = so;

    protected async Task SaveAsync() => Navigation.NavigateTo(To(await Steps.SaveAsync(HttpContext, Step, Posted ?? new StepForm())));
}
