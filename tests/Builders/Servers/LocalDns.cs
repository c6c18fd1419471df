using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Revoca.Builders.Servers;

/// <summary>A name server on this machine that answers from a list, enough of RFC 1035 for real clients.</summary>
public sealed class LocalDns : IDisposable
{
    private const ushort Cname = 5;

    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Dictionary<(string Name, ushort Type), List<byte[]>> records = [];

    public LocalDns() => _ = ServeAsync();

    public IPEndPoint Address => (IPEndPoint)(socket.Client.LocalEndPoint ?? throw new InvalidOperationException("Not bound."));

    /// <summary>When set, every question is answered with bytes that are no DNS message.</summary>
    public bool Garbage { get; set; }

    /// <summary>When set, every answer over UDP says that it was cut off; there is no server for TCP.</summary>
    public bool Truncated { get; set; }

    /// <summary>How many questions came.</summary>
    public int Asked { get; private set; }

    public LocalDns A(string name, string address) => Add(name, (ushort)(address.Contains(':', StringComparison.Ordinal) ? 28 : 1), IPAddress.Parse(address).GetAddressBytes());

    public LocalDns Alias(string name, string target) => Add(name, Cname, Name(target));

    public LocalDns Ns(string name, string server) => Add(name, 2, Name(server));

    public LocalDns Mx(string name, string server) => Add(name, 15, [0, 10, .. Name(server)]);

    public LocalDns Txt(string name, string text) => Add(name, 16, [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)]);

    public void Dispose() => socket.Dispose();

    private LocalDns Add(string name, ushort type, byte[] data)
    {
        if (!records.TryGetValue((name, type), out var list))
            records[(name, type)] = list = [];
        list.Add(data);
        return this;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await socket.ReceiveAsync();
                Asked++;
                await socket.SendAsync(Garbage ? [1, 2, 3] : Answer(question.Buffer), question.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(byte[] question)
    {
        var end = 12;
        var labels = new List<string>();
        while (question[end] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(question, end + 1, question[end]));
            end += question[end] + 1;
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(end + 1));
        var answers = Find(string.Join('.', labels).ToLowerInvariant(), type).ToList();
        byte[] head = [question[0], question[1], (byte)(Truncated ? 0x83 : 0x81), 0x80, 0, 1, 0, (byte)answers.Count, 0, 0, 0, 0];
        return [.. head, .. question[12..(end + 5)], .. answers.SelectMany(Record)];
    }

    private IEnumerable<(string Name, ushort Type, byte[] Data)> Find(string name, ushort type)
    {
        if (records.TryGetValue((name, Cname), out var aliases))
        {
            yield return (name, Cname, aliases[0]);
            foreach (var record in Find(Text(aliases[0]), type))
                yield return record;
        }

        foreach (var data in records.GetValueOrDefault((name, type), []))
            yield return (name, type, data);
    }

    private static IEnumerable<byte> Record((string Name, ushort Type, byte[] Data) record) =>
        [.. Name(record.Name), 0, (byte)record.Type, 0, 1, 0, 0, 0, 60, (byte)(record.Data.Length >> 8), (byte)record.Data.Length, .. record.Data];

    private static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    private static string Text(byte[] name)
    {
        var labels = new List<string>();
        for (var at = 0; name[at] != 0; at += name[at] + 1)
            labels.Add(Encoding.ASCII.GetString(name, at + 1, name[at]));
        return string.Join('.', labels);
    }
}
