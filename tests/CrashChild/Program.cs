using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.CrashChild;
using Revoca.Domain.Notices;

// upgrade|approve|send|receive FOLDER START SMTP IMAP AUTHORITY POINT: works until nothing is left to do, or until it falls at the named point.
var (verb, folder, start) = (args[0], args[1], DateTimeOffset.Parse(args[2], CultureInfo.InvariantCulture));
var (smtpPort, imapPort, authority, point) = (int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture), args[5], args[6]);
if (verb == "upgrade")
{
    // The next version opens the folder and falls before the statement of that number.
    var here = CaseworkOptions.For(folder);
    await using var old = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new LaterClock(start)).AddCasework(here).BuildServiceProvider();
    var falling = new NextSchema(folder, old.GetRequiredService<KeyVault>(), at => Falls.At(point, at.ToString(CultureInfo.InvariantCulture)));
    await new StartDatabase(old.GetRequiredService<VaultOptions>(), new StorageState(), falling, old.GetRequiredService<EraseCase>(), old.GetRequiredService<AuditLog>()).RunAsync();
    return 0;
}

var options = CaseworkOptions.For(folder);
MailSetUp.For(options.Mail, smtpPort, imapPort, authority);
var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new LaterClock(start)).AddSingleton<IMailReader>(new FallingReader(point)).AddCasework(options)
    .AddSingleton(InventedHosts.Directory(MailSetUp.Hosts));
// The factory of contexts sees every save: that is where most points lie.
var real = services.Last(service => service.ServiceType == typeof(IDbContextFactory<CaseworkDb>));
services.AddSingleton<IDbContextFactory<CaseworkDb>>(all =>
    new FallingFactory((IDbContextFactory<CaseworkDb>)(real.ImplementationFactory?.Invoke(all) ?? throw new InvalidOperationException("The factory is made otherwise.")), point));
await using var work = services.BuildServiceProvider();
await work.GetRequiredService<StartDatabase>().RunAsync();
Console.WriteLine("ready");
switch (verb)
{
    case "approve":
        await Approve();
        break;
    case "send":
        await Send();
        break;
    case "receive":
        await Receive(args[7]);
        break;
    default:
        throw new InvalidOperationException($"No such verb: {verb}.");
}

return 0;

async Task Approve()
{
    await using var db = await work.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
    var drafts = await db.Notices.AsNoTracking().Where(x => x.Delivery == Delivery.Draft).Select(x => new { x.CaseId, x.Id }).ToListAsync();
    FallingFactory.Armed = true;
    foreach (var draft in drafts)
        await work.GetRequiredService<ApproveNotices>().Run(draft.CaseId, [draft.Id], TestCasework.Ada);
}

async Task Send()
{
    FallingFactory.Armed = true;
    // A domain whose turn comes in a moment is no end of the work.
    for (var idle = 0; idle < 5; idle++)
    {
        while (await work.GetRequiredService<SendOutbox>().Run())
            idle = 0;
        await Task.Delay(20);
    }

    await work.GetRequiredService<IMailTransport>().Rest();
}

async Task Receive(string from)
{
    FallingFactory.Armed = true;
    var files = Directory.GetFiles(from, "*.eml").Order(StringComparer.Ordinal).ToList();
    await using var db = await work.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
    var last = (await db.Cursors.AsNoTracking().SingleOrDefaultAsync(x => x.Mailbox == MailRoom.Mailbox))?.Position.LastUid ?? 0;
    for (var uid = last + 1; uid <= files.Count; uid++)
    {
        var raw = await File.ReadAllBytesAsync(files[(int)uid - 1]);
        Falls.At(point, "imap.afterFetch");
        await work.GetRequiredService<CollectMail>().Store(MailRoom.Mailbox, new FetchedMail(new MailboxPosition(7, uid), raw), CancellationToken.None);
        Falls.At(point, "imap.afterCursor");
    }

    while (await work.GetRequiredService<ReceiveReply>().Run())
    {
    }
}
