namespace Revoca.Casework.Letters.Logos;

/// <summary>The organisation's logo above its letters.</summary>
/// <param name="Picture">PNG or JPEG as it goes into the PDF.</param>
/// <param name="Words">What is read to somebody who does not see it.</param>
public sealed record LetterLogo(ReadOnlyMemory<byte> Picture, string Words);
