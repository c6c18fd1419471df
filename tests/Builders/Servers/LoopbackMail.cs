using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Revoca.Casework.Mail;

namespace Revoca.Builders.Servers;

/// <summary>A real exim and a real dovecot on loopback with one mail store: what is sent to a known mailbox can be read there. Needs no root.</summary>
public sealed class LoopbackMail : IAsyncDisposable
{
    private const string Exim = "/usr/sbin/exim4";
    private const string Dovecot = "/usr/sbin/dovecot";
    private readonly TestFolder folder = new();
    private readonly TestAuthority authority;
    private readonly List<Process> processes = [];

    private LoopbackMail() => authority = new TestAuthority(folder.Path);

    public static bool IsInstalled => File.Exists(Exim) && File.Exists(Dovecot);

    public int SmtpPort { get; } = FreePort();

    public int ImapPort { get; } = FreePort();

    public string AuthorityFile => authority.RootFile;

    public string Log => File.Exists(In("exim.out")) ? File.ReadAllText(In("exim.out"), System.Text.Encoding.UTF8) : "";

    /// <param name="domains">Invented domains this machine is the mail server of. Known mailboxes: takedown, help, archive, abuse, copyright, desk; others bounce.</param>
    public static async Task<LoopbackMail> Start(params string[] domains)
    {
        var started = new LoopbackMail();
        foreach (var name in new[] { "spool", "log", "mail", "run" })
            Directory.CreateDirectory(started.In(name));
        started.authority.Write("localhost", started.In("cert.pem"), started.In("key.pem"));
        await File.WriteAllTextAsync(started.In("exim.conf"), started.EximConfig(domains));
        await File.WriteAllTextAsync(started.In("dovecot.conf"), started.DovecotConfig());
        if (Environment.UserName == "root")
            (await started.Run("/usr/bin/chown", ["-R", $"{User}:{User}", started.folder.Path])).Dispose();
        started.processes.Add(started.Daemon("exim.out", Exim, "-C", started.In("exim.conf"), "-bdf", "-q5s"));
        started.processes.Add(started.Daemon("dovecot.out", Dovecot, "-c", started.In("dovecot.conf"), "-F"));
        await Answers(started.SmtpPort);
        await Answers(started.ImapPort);
        return started;
    }

    public SmtpOptions Smtp() => new() { Host = "localhost", Port = SmtpPort, Tls = MailTls.StartTls, User = "letters", Password = "secret", PrivateAuthorities = AuthorityFile, TimeoutSeconds = 30 };

    public ImapOptions Imap(string address) => new() { Name = address.Split('@')[0], Host = "localhost", Port = ImapPort, User = address, Password = "secret", PrivateAuthorities = AuthorityFile, TimeoutSeconds = 30 };

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        authority.Dispose();
        folder.Dispose();
    }

    // exim refuses to deliver as root; the mail user of the system takes its place then.
    private static string User => Environment.UserName == "root" ? "mail" : Environment.UserName;

    private string In(string name) => Path.Combine(folder.Path, name);

    private Process Daemon(string output, string program, params string[] arguments)
    {
        var command = string.Join(' ', new[] { program }.Concat(arguments).Select(word => $"'{word}'"));
        var shell = Environment.UserName == "root" ? $"exec runuser -u {User} -- {command}" : $"exec {command}";
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{shell} > '{In(output)}' 2>&1"]) { UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private async Task<Process> Run(string program, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder.Path }) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        return process;
    }

    private static async Task Answers(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // exim's own braces would end the text that holds them.
    private const string SignedIn = "${if and{{eq{$auth2}{letters}}{eq{$auth3}{secret}}}}";

    private string EximConfig(string[] domains) => $$$"""
        exim_path = {{{Exim}}}
        exim_user = {{{User}}}
        exim_group = {{{User}}}
        never_users =
        primary_hostname = mx.relay.example
        spool_directory = {{{In("spool")}}}
        log_file_path = {{{In("log")}}}/%slog
        pid_file_path = {{{In("run/exim.pid")}}}
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = {{{SmtpPort}}}
        tls_advertise_hosts = *
        tls_certificate = {{{In("cert.pem")}}}
        tls_privatekey = {{{In("key.pem")}}}
        dsn_advertise_hosts = *
        keep_environment =
        smtp_accept_max = 100
        smtp_accept_queue_per_connection = 0
        domainlist ours = {{{string.Join(" : ", domains)}}}
        acl_smtp_rcpt = rcpt
        acl_smtp_data = accept
        begin acl
        rcpt:
          require message = sign in first
            authenticated = *
          accept
        begin routers
        known:
          driver = accept
          domains = +ours
          local_parts = takedown : help : archive : abuse : copyright : desk
          local_part_suffix = +*
          local_part_suffix_optional
          transport = maildir
        unknown:
          driver = redirect
          data = :fail: User unknown
          allow_fail
        begin transports
        maildir:
          driver = appendfile
          maildir_format
          directory = {{{In("mail")}}}/$local_part_data@$domain_data/Maildir
          create_directory
          delivery_date_add
          envelope_to_add
          return_path_add
          user = {{{User}}}
          group = {{{User}}}
        begin retry
        * * F,1h,5s
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = {{{SignedIn}}}
          server_set_id = $auth2
          server_advertise_condition = ${if def:tls_in_cipher}

        """;

    private string DovecotConfig() => $$"""
        base_dir = {{In("run/dovecot")}}
        state_dir = {{In("run/state")}}
        log_path = {{In("dovecot.log")}}
        protocols = imap
        listen = 127.0.0.1
        default_internal_user = {{User}}
        default_internal_group = {{User}}
        default_login_user = {{User}}
        ssl = required
        ssl_cert = <{{In("cert.pem")}}
        ssl_key = <{{In("key.pem")}}
        mail_location = maildir:{{In("mail")}}/%u/Maildir
        mail_uid = {{User}}
        mail_gid = {{User}}
        first_valid_uid = 1
        auth_mechanisms = plain
        service imap-login {
          chroot =
          inet_listener imap {
            port = 0
          }
          inet_listener imaps {
            port = {{ImapPort}}
            ssl = yes
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        passdb {
          driver = static
          args = password=secret
        }
        userdb {
          driver = static
          args = uid={{User}} gid={{User}} home={{In("mail")}}/%u
        }

        """;
}
