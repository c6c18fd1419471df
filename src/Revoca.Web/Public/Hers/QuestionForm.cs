using Revoca.Casework.HerSide;

namespace Revoca.Web.Public.Hers;

/// <summary>A question and its answer, as typed; the answer is never shown again.</summary>
public sealed class QuestionForm
{
    public string Question { get; set => field = value ?? ""; } = "";

    public string Answer { get; set => field = value ?? ""; } = "";

    public bool IsComplete => AgreeQuestion.Accepts(Question, Answer);
}
