using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;

namespace Revoca.Web.Public.Report.Steps;

/// <summary>Counts the addresses in what was pasted, with the parser the desk uses.</summary>
public sealed class ReadLinks(HostDirectory hosts, PublicSuffixes suffixes)
{
    public int Count(string pasted) => PastedLinks.Read(pasted, hosts, suffixes).Items.Count;
}
