using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Mail.Settings;

internal sealed class MailSettingsMapping : IEntityTypeConfiguration<MailSettings>
{
    public void Configure(EntityTypeBuilder<MailSettings> builder)
    {
        builder.ToTable("mail_settings");
        builder.HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.ChangedAt).IsConcurrencyToken();
        builder.Ignore(x => x.Servers);
        builder.Seal(x => x.Content, Tier.O, Codec.Text);
    }
}
