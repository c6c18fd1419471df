using static Revoca.Typesetting.Unicode.BidiClass;

namespace Revoca.Typesetting.Unicode;

/// <summary>Rules X1–X10: explicit levels, then the isolating run sequences handed to the weak and neutral rules.</summary>
internal static class BidiLevels
{
    private const int MaxDepth = 125;

    public static byte[] Resolve(int[] points, BidiClass[] original, BidiIsolates isolates, byte paragraphLevel)
    {
        var classes = (BidiClass[])original.Clone();
        var levels = new byte[points.Length];
        new Explicit(classes, levels, isolates, paragraphLevel).Run();
        foreach (var sequence in BidiSequence.All(original, levels, isolates, paragraphLevel).ToList()) // resolving changes the levels that sequences are cut by
            new BidiResolver(points, original, classes, levels, sequence).Run();
        for (var i = 0; i < levels.Length; i++)
        {
            if (IsRemoved(original[i]))
                levels[i] = i > 0 ? levels[i - 1] : paragraphLevel;
        }

        return levels;
    }

    public static bool IsRemoved(BidiClass type) => type is RLE or LRE or RLO or LRO or PDF or BN;

    /// <summary>X1–X8 with the directional status stack.</summary>
    private sealed class Explicit(BidiClass[] classes, byte[] levels, BidiIsolates isolates, byte paragraphLevel)
    {
        private readonly Stack<(byte Level, BidiClass? Override, bool Isolate)> _stack = new();
        private int _overflowIsolates;
        private int _overflowEmbeddings;
        private int _validIsolates;

        public void Run()
        {
            _stack.Push((paragraphLevel, null, false));
            for (var i = 0; i < classes.Length; i++)
                Take(i);
        }

        private void Take(int i)
        {
            switch (classes[i])
            {
                case RLE or LRE or RLO or LRO:
                    levels[i] = _stack.Peek().Level;
                    Embed(classes[i]);
                    break;
                case RLI or LRI or FSI:
                    Isolate(i);
                    break;
                case PDI:
                    CloseIsolate();
                    Mark(i);
                    break;
                case PDF:
                    levels[i] = _stack.Peek().Level;
                    CloseEmbedding();
                    break;
                case B:
                    levels[i] = paragraphLevel;
                    break;
                case BN:
                    levels[i] = _stack.Peek().Level;
                    break;
                default:
                    Mark(i);
                    break;
            }
        }

        private void Mark(int i)
        {
            levels[i] = _stack.Peek().Level;
            classes[i] = _stack.Peek().Override ?? classes[i];
        }

        private byte Next(bool rightToLeft) => (byte)(rightToLeft ? (_stack.Peek().Level + 1) | 1 : (_stack.Peek().Level + 2) & ~1);

        private void Embed(BidiClass type)
        {
            var level = Next(type is RLE or RLO);
            if (level <= MaxDepth && _overflowIsolates == 0 && _overflowEmbeddings == 0)
                _stack.Push((level, type switch { RLO => R, LRO => L, _ => null }, false));
            else if (_overflowIsolates == 0)
                _overflowEmbeddings++;
        }

        private void Isolate(int i)
        {
            var rightToLeft = classes[i] == RLI || (classes[i] == FSI && isolates.LevelInside(i) == 1);
            Mark(i);
            var level = Next(rightToLeft);
            if (level <= MaxDepth && _overflowIsolates == 0 && _overflowEmbeddings == 0)
            {
                _validIsolates++;
                _stack.Push((level, null, true));
            }
            else
            {
                _overflowIsolates++;
            }
        }

        private void CloseIsolate()
        {
            if (_overflowIsolates > 0)
            {
                _overflowIsolates--;
            }
            else if (_validIsolates > 0)
            {
                _overflowEmbeddings = 0;
                while (!_stack.Pop().Isolate)
                {
                }

                _validIsolates--;
            }
        }

        private void CloseEmbedding()
        {
            if (_overflowIsolates > 0)
                return;
            if (_overflowEmbeddings > 0)
                _overflowEmbeddings--;
            else if (!_stack.Peek().Isolate && _stack.Count >= 2)
                _stack.Pop();
        }
    }
}
