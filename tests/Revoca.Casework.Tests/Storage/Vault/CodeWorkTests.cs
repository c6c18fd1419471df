using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Storage.Vault;

/// <summary>Time is measured in the benchmark "Code"; here it is counted what the time is spent on.</summary>
public sealed class CodeWorkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unknown_revoked_and_malformed_codes_cost_the_same_work_and_get_the_same_answer()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        await LostCodes.Renew(work, opened.Id);
        await work.Get<OpenByCode>().Run("warm", Stop);
        var digits = AccessCode.New().InDigits();
        string?[] kinds =
        [
            AccessCode.New().InWords("en"), AccessCode.New().InWords("it"), digits, // unknown
            opened.Code.InWords("en"), opened.Code.InDigits(), // revoked
            digits[..^1] + (char)('0' + (digits[^1] - '0' + 1) % 10), "these are no words", new string('x', 4000), "", null, // malformed
        ];
        var works = new List<Work>();
        foreach (var typed in kinds)
            works.Add(await WorkOfAsync(work, typed));
        Figure.Tell($"wrong codes: {kinds.Length} of three kinds cost {works.Distinct().Count()} kind of work, {works[0].Derivations} derivation each, and get {works.Select(one => one.Answer).Distinct().Count()} answer");
        Assert.All(works, one => Assert.Equal(works[0], one));
        Assert.Equal((1L, 0), (works[0].Derivations, works[0].Records));
        Assert.Contains("key_wraps", works[0].Commands, StringComparison.Ordinal);
    }

    private static async Task<Work> WorkOfAsync(TestCasework work, string? typed)
    {
        var locks = work.Get<CodeLocks>();
        var (derived, recorded) = (locks.Derivations, await RecordsAsync(work));
        string commands;
        CodeAnswer answer;
        using (var seen = new Commands(work.Folder.Data))
        {
            answer = await work.Get<OpenByCode>().Run(typed, Stop);
            commands = seen.ToString();
        }

        return new Work(answer, locks.Derivations - derived, commands, await RecordsAsync(work) - recorded);
    }

    private static async Task<int> RecordsAsync(TestCasework work)
    {
        await using var db = work.Db();
        return await db.Set<AuditRecord>().CountAsync(Stop);
    }

    private sealed record Work(CodeAnswer Answer, long Derivations, string Commands, int Records);

    /// <summary>Every command sent to one database while it lives, in order.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _folder;
        private readonly List<string> _texts = [];
        private readonly List<IDisposable> _subscriptions = [];

        public Commands(string folder)
        {
            _folder = folder;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // Other tests run beside this one, on databases of their own.
            if (value.Value is CommandExecutedEventData done && done.Connection.DataSource.StartsWith(_folder, StringComparison.Ordinal))
                _texts.Add(done.Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public override string ToString() => string.Join("\n", _texts);

        public void Dispose() => _subscriptions.ForEach(one => one.Dispose());
    }
}
