namespace Revoca.Web.Public.Check;

/// <summary>The page shows something of hers: it warns a minute before its session is over, and then covers itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BehindCodeAttribute : Attribute;
