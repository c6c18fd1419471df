using System.Reflection;

namespace Revoca.Domain.Tests;

public sealed class PurityTests
{
    [Fact]
    public void The_domain_references_nothing_but_the_base_library()
    {
        var references = Assembly.Load("Revoca.Domain").GetReferencedAssemblies().Select(name => name.Name ?? "");
        Assert.DoesNotContain(references, name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib"));
    }
}
