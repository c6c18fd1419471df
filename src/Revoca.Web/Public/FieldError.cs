namespace Revoca.Web.Public;

/// <summary>What is wrong with one field of a form, in a sentence.</summary>
/// <param name="Field">The id of the field, so that the list on top can lead to it.</param>
/// <param name="Sentence">What to do about it.</param>
public sealed record FieldError(string Field, string Sentence);
