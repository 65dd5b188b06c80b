using System.Reflection;

namespace CharRnn.Pipeline.Discovery;

/// <summary>A pinned plug-in needs a library that lies beside it and that the pipeline does not name.</summary>
internal sealed class UnlistedLibraryException(string plugin, AssemblyName library) : Exception(
    $"it needs {library.Name} {library.Version}, and because '{plugin}' has a \"sha256\", what it needs must be listed under \"plugins\", too: "
    + $"{{ \"path\": \".../{library.Name}.dll\", \"sha256\": ... }}");
