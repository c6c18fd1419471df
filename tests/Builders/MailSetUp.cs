using Revoca.Casework.Mail;

namespace Revoca.Builders;

/// <summary>The mail settings the crash tests and the process they kill share.</summary>
public static class MailSetUp
{
    public const int Hosts = 25;

    /// <param name="mail">The settings to fill in.</param>
    /// <param name="smtpPort">The stub that takes letters.</param>
    /// <param name="imapPort">The stub that knows what was archived; 0 for no archive.</param>
    /// <param name="authority">The file of the test's own authority.</param>
    public static void For(MailOptions mail, int smtpPort, int imapPort, string authority)
    {
        ArgumentNullException.ThrowIfNull(mail);
        (mail.Address, mail.MostPerMinute) = ("takedown@helpline.test", 6000);
        mail.Smtp = new SmtpOptions { Host = "localhost", Port = smtpPort, Tls = MailTls.StartTls, User = "letters", Password = "secret", PrivateAuthorities = authority, TimeoutSeconds = 30 };
        if (imapPort == 0)
            return;
        mail.ArchiveAddress = "archive@helpline.test";
        mail.Mailboxes.Add(new ImapOptions { Name = "archive", IsArchive = true, Host = "localhost", Port = imapPort, User = "archive", Password = "secret", PrivateAuthorities = authority, TimeoutSeconds = 30 });
    }
}
