using Revoca.Casework.Storage;
using Revoca.Web.Commands;
using Revoca.Web.Hosting;
using Revoca.Web.SignIn;

if (Verbs.Names(args))
    return await Verbs.RunAsync(args);

// The content root is where the program lies, not where it was called from: `dotnet run` works from any folder.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Switches.Spelled(args), ContentRootPath = AppContext.BaseDirectory });
builder.AddRevoca();
if (builder.Configuration.GetValue<bool>("demo"))
    await DemoStart.SeedIfEmptyAsync(builder.Configuration["data"] ?? "data");
var app = builder.Build();
app.UseRevoca();
await app.Services.GetRequiredService<StartDatabase>().RunAsync();
await app.StartAsync();
await app.Services.GetRequiredService<FirstStart>().AnnounceAsync(app.Urls);
await app.WaitForShutdownAsync();
return 0;
