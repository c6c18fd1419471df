using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Revoca.Web.SignIn;

/// <summary>Asks the session before anything an open page sends is looked at.</summary>
public sealed class DeskCircuit(DeskStates states) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        await states.SeeAsync();
        await next(context);
    };
}
