using Microsoft.AspNetCore.Authorization;

namespace Revoca.Web.Desk;

/// <summary>A desk page: signed in, allowed by <see cref="DeskPages"/>, and interactive. Every other page is static.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeskAttribute() : AuthorizeAttribute(DeskGate.Policy);
