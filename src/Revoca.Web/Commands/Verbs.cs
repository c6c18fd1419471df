using System.CommandLine;
using System.CommandLine.Invocation;

namespace Revoca.Web.Commands;

/// <summary>The command line, one verb a file. Standard output holds only the JSON result; messages go to standard error.</summary>
public static class Verbs
{
    private static RootCommand All() => new("Revoca: takedown and consent-request case manager")
    {
        AuditVerb.Build(),
        BackupVerbs.Backup(),
        DeadlineVerb.Build(),
        DemoVerb.Build(),
        BackupVerbs.Drill(),
        FingerprintVerb.Build(),
        KeysVerb.Build(),
        LettersVerb.Build(),
        LinksVerb.Build(),
        MailVerb.Build(),
        BackupVerbs.Restore(),
        StaffVerb.Build(),
    };

    /// <summary>True when the first argument names a verb, so that no web server is to be started.</summary>
    public static bool Names(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Length > 0 && All().Subcommands.Any(verb => verb.Name == args[0]);
    }

    /// <returns>The exit code: 0 only on success.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var parsed = All().Parse(args);
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = false; // the help would go to standard output, which holds only results
        return parsed.InvokeAsync();
    }
}
