namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>How a file operation goes wrong.</summary>
public enum Fault
{
    /// <summary>It is refused, as by a full disk; the process lives on.</summary>
    Fail,

    /// <summary>The process dies in it: of a write, half is done.</summary>
    Crash,

    /// <summary>The power goes: besides, everything is lost that was not flushed.</summary>
    PowerCut,
}
