namespace Revoca.Domain.People;

/// <summary>A random identifier that means nothing outside Revoca; it never appears in a public URL.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>A member of staff who signs in to the desk.</summary>
public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    public static StaffId From(Guid value) => new(value);
}
