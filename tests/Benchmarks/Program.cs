using System.Reflection;

// Each class whose name ends in "Figures" has a public static Task Run(); a name given on the command line selects by substring.
if (args is [Revoca.Benchmarks.FirstLetter.Word])
{
    Revoca.Benchmarks.FirstLetter.Set();
    return;
}

var wanted = args.FirstOrDefault();
var figures = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type.Name.EndsWith("Figures", StringComparison.Ordinal))
    .Where(type => wanted is null || type.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
    .OrderBy(type => type.Name, StringComparer.Ordinal);
foreach (var type in figures)
{
    Console.WriteLine($"== {type.Name}");
    var run = type.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)
        ?? throw new InvalidOperationException($"{type.Name} has no public static Task Run().");
    await (Task)(run.Invoke(null, null) ?? Task.CompletedTask);
}
