namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>A contender does not start, does not keep to the protocol, or computes something else; the message says why in one line.</summary>
internal sealed class ContenderUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
