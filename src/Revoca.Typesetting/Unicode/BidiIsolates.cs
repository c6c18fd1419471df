using static Revoca.Typesetting.Unicode.BidiClass;

namespace Revoca.Typesetting.Unicode;

/// <summary>Which PDI closes which isolate (BD9), and the first strong character outside isolates (P2, P3).</summary>
internal sealed class BidiIsolates
{
    private readonly BidiClass[] _classes;
    private readonly int[] _partner;

    public BidiIsolates(BidiClass[] classes)
    {
        _classes = classes;
        _partner = new int[classes.Length];
        Array.Fill(_partner, -1);
        var open = new Stack<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (IsInitiator(classes[i]))
            {
                open.Push(i);
            }
            else if (classes[i] == PDI && open.TryPop(out var initiator))
            {
                _partner[initiator] = i;
                _partner[i] = initiator;
            }
        }
    }

    public static bool IsInitiator(BidiClass type) => type is LRI or RLI or FSI;

    /// <summary>The other end, or −1.</summary>
    public int PartnerOf(int index) => _partner[index];

    /// <summary>1 when the first strong character is right-to-left, else 0.</summary>
    public byte FirstStrong(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_classes[i] is L or R or AL)
                return _classes[i] == L ? (byte)0 : (byte)1;
            if (!IsInitiator(_classes[i]))
                continue;
            if (_partner[i] < 0)
                return 0;
            i = _partner[i];
        }

        return 0;
    }

    public byte LevelInside(int initiator) => FirstStrong(initiator + 1, _partner[initiator] < 0 ? _classes.Length : _partner[initiator]);
}
