namespace Revoca.Domain.Hosts;

/// <summary>What a host does; decides which legal basis and which rung of the ladder fit.</summary>
public enum HostKind
{
    SocialNetwork,
    Messaging,
    Forum,
    VideoPlatform,
    ImageHost,
    AdultPlatform,
    FileHost,
    CodeHost,
    ModelHub,
    ModelDeveloper,
    AiService,
    Publishing,
    CreatorFunding,
    Archive,
    SearchEngine,
    HostingProvider,
    Cdn,
    Registrar,
}
