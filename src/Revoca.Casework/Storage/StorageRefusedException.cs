namespace Revoca.Casework.Storage;

/// <summary>The database cannot be used safely; the message says why and what to do.</summary>
public sealed class StorageRefusedException(string message, Exception? inner = null) : Exception(message, inner);
