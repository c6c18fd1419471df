using static Revoca.Typesetting.Unicode.BidiClass;

namespace Revoca.Typesetting.Unicode;

/// <summary>Rules W1–W7, N0–N2 and I1–I2 for one isolating run sequence.</summary>
internal sealed class BidiResolver(int[] points, BidiClass[] original, BidiClass[] classes, byte[] levels, BidiSequence sequence)
{
    private readonly int[] _places = sequence.Places;
    private readonly BidiClass[] _types = [.. sequence.Places.Select(place => classes[place])];

    private BidiClass Embedding => (sequence.Level & 1) == 0 ? L : R;

    public void Run()
    {
        MarksAndNumbers();
        SeparatorsAndTerminators();
        Brackets();
        Neutrals();
        Implicit();
    }

    /// <summary>W1–W3.</summary>
    private void MarksAndNumbers()
    {
        var previous = sequence.Start;
        var strong = sequence.Start;
        for (var i = 0; i < _types.Length; i++)
        {
            if (_types[i] == NSM)
                _types[i] = previous is LRI or RLI or FSI or PDI ? ON : previous;
            previous = _types[i];
            if (_types[i] is L or R or AL)
                strong = _types[i];
            else if (_types[i] == EN && strong == AL)
                _types[i] = AN;
        }

        _types.AsSpan().Replace(AL, R);
    }

    /// <summary>W4–W7.</summary>
    private void SeparatorsAndTerminators()
    {
        for (var i = 1; i + 1 < _types.Length; i++)
        {
            if (_types[i - 1] == _types[i + 1] && (_types[i], _types[i - 1]) is (ES, EN) or (CS, EN) or (CS, AN))
                _types[i] = _types[i - 1];
        }

        for (var i = 0; i < _types.Length; i++)
        {
            if (_types[i] != ET)
                continue;
            var end = i;
            while (end < _types.Length && _types[end] == ET)
                end++;
            if ((i > 0 && _types[i - 1] == EN) || (end < _types.Length && _types[end] == EN))
                _types.AsSpan(i, end - i).Fill(EN);
            i = end - 1;
        }

        var strong = sequence.Start;
        for (var i = 0; i < _types.Length; i++)
        {
            if (_types[i] is ES or ET or CS)
                _types[i] = ON;
            else if (_types[i] is L or R)
                strong = _types[i];
            else if (_types[i] == EN && strong == L)
                _types[i] = L;
        }
    }

    /// <summary>N0: a pair of brackets takes the direction of what it holds, or of what stands before it.</summary>
    private void Brackets()
    {
        foreach (var (open, close) in BidiBrackets.Pairs(_places, points, _types))
        {
            var inside = _types.AsSpan(open + 1, close - open - 1);
            var sawOther = false;
            var sawOwn = false;
            foreach (var type in inside)
            {
                var strong = Strong(type);
                sawOwn |= strong == Embedding;
                sawOther |= strong is not null && strong != Embedding;
            }

            if (sawOwn)
                SetPair(open, close, Embedding);
            else if (sawOther)
                SetPair(open, close, Before(open));
        }
    }

    private BidiClass Before(int open)
    {
        for (var i = open - 1; i >= 0; i--)
        {
            if (Strong(_types[i]) is { } strong)
                return strong;
        }

        return sequence.Start;
    }

    private void SetPair(int open, int close, BidiClass direction)
    {
        foreach (var bracket in (ReadOnlySpan<int>)[open, close])
        {
            _types[bracket] = direction;
            for (var i = bracket + 1; i < _types.Length && original[_places[i]] == NSM; i++)
                _types[i] = direction;
        }
    }

    /// <summary>N1 and N2.</summary>
    private void Neutrals()
    {
        for (var i = 0; i < _types.Length; i++)
        {
            if (!IsNeutral(_types[i]))
                continue;
            var end = i;
            while (end < _types.Length && IsNeutral(_types[end]))
                end++;
            // Where IsNeutral ends, a type is strong or a number, so Strong has an answer.
            var before = i == 0 ? sequence.Start : Strong(_types[i - 1]) ?? Embedding;
            var after = end == _types.Length ? sequence.End : Strong(_types[end]) ?? Embedding;
            _types.AsSpan(i, end - i).Fill(before == after ? before : Embedding);
            i = end - 1;
        }
    }

    /// <summary>I1 and I2.</summary>
    private void Implicit()
    {
        for (var i = 0; i < _types.Length; i++)
        {
            var level = sequence.Level;
            var rise = (level & 1) == 0
                ? _types[i] switch { R => 1, AN or EN => 2, _ => 0 }
                : _types[i] is L or AN or EN ? 1 : 0;
            levels[_places[i]] = (byte)(level + rise);
        }
    }

    private static bool IsNeutral(BidiClass type) => type is B or S or WS or ON or LRI or RLI or FSI or PDI;

    private static BidiClass? Strong(BidiClass type) => type switch
    {
        L => L,
        R or EN or AN => R,
        _ => null,
    };
}
