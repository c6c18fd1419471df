using System.Text.Json;
using Revoca.Domain.Law.Bases;

namespace Revoca.Casework.Law;

/// <summary>
/// Reads the file of one basis field by field. A serialiser would make code for these types first, which the first letter of a process
/// would wait for longer than for anything else; a field nobody knows is refused as strictly here.
/// </summary>
internal static class LegalBasisFile
{
    /// <exception cref="InvalidDataException">A field is missing, unknown or of the wrong kind.</exception>
    public static LegalBasis Read(Stream file)
    {
        using var document = JsonDocument.Parse(file);
        return Object(document.RootElement, basis => new LegalBasis
        {
            Id = basis.Text("id"),
            Jurisdiction = basis.Text("jurisdiction"),
            Name = basis.Both("name"),
            Citation = basis.Text("citation"),
            Status = basis.Word<LegalBasisStatus>("status"),
            Kind = basis.Word<LegalBasisKind>("kind"),
            InForceSince = basis.Day("inForceSince"),
            AppliesFrom = basis.Day("appliesFrom"),
            Dates = basis.Both("dates"),
            Addressee = basis.Both("addressee"),
            WhoMaySend = basis.Both("whoMaySend"),
            AppliesTo = basis.Each("appliesTo", Both),
            DoesNotApplyTo = basis.Each("doesNotApplyTo", Both),
            Elements = basis.Each("elements", Element),
            Clocks = basis.Each("clocks", Clock),
            NextSteps = basis.Each("nextSteps", Step),
            Provisions = basis.Each("provisions", Provision),
            Languages = basis.Each("languages", JsonFields.String),
            LanguagesNote = basis.MaybeBoth("languagesNote"),
            Verification = Object(basis.Value("verification"), one => new Verification(one.Word<VerificationMark>("mark"), one.Text("source"))),
            Notes = basis.Each("notes", Both),
            ReviewedByLegal = basis.Flag("reviewedByLegal"),
        });
    }

    internal static Bilingual Both(JsonElement both) => Object(both, one => new Bilingual(one.Text("en"), one.Text("it")));

    private static BasisElement Element(JsonElement element) => Object(element, one => new BasisElement(one.Text("key"), one.Both("label"), one.Flag("mandatory"))
    {
        Reference = one.MaybeText("reference") ?? "",
        Note = one.MaybeBoth("note"),
    });

    private static NextStep Step(JsonElement step) => Object(step, one =>
        new NextStep(one.Number("order") ?? 0, one.Both("action"), one.Both("to"), one.Both("when")) { Basis = one.MaybeText("basis") ?? "" });

    private static Provision Provision(JsonElement provision) => Object(provision, one =>
        new Provision(one.Text("reference"), one.Both("what"), one.Day("appliesFrom") ?? throw new InvalidDataException("A provision has no first day.")));

    private static ClockRule Clock(JsonElement clock) => Object(clock, one => new ClockRule
    {
        Name = one.Text("name"),
        What = one.Both("what"),
        Amount = one.Number("amount"),
        Unit = one.Word<TermUnit>("unit"),
        Rule = one.Word<CountingRule>("rule"),
        Start = one.Word<ClockStart>("start"),
        StartsAt = one.Both("startsAt"),
        OwedBy = one.Word<OwedBy>("owedBy"),
        BindsUs = one.Flag("bindsUs"),
        Nature = one.MaybeText("nature") is null ? ClockNature.Law : one.Word<ClockNature>("nature"),
        Extends = one.MaybeText("extends"),
        Date = one.Day("date"),
        ChaseAfterHours = one.Number("chaseAfterHours"),
        Counting = one.MaybeBoth("counting"),
        Note = one.MaybeBoth("note"),
    });

    private static T Object<T>(JsonElement element, Func<JsonFields, T> read)
    {
        var fields = new JsonFields(element);
        var done = read(fields);
        fields.End();
        return done;
    }
}
