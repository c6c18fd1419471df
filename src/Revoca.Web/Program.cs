using Revoca.Web.Commands;

if (Verbs.Names(args))
    return await Verbs.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
await builder.Build().RunAsync();
return 0;
