using System.Collections;
using System.Reflection;

namespace CharRnn.Pipeline.Generator.Tests.Harness;

/// <summary>Everything that an object keeps alive.</summary>
internal static class ObjectGraph
{
    /// <summary>The object itself and all that its fields, its bases' fields and its arrays' items reach, each once.</summary>
    public static IReadOnlyCollection<object> ReachableFrom(object? root)
    {
        var reached = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object?>([root]);
        while (waiting.TryPop(out var next))
        {
            if (next is null || next.GetType().IsPrimitive || next is Pointer || !reached.Add(next))
                continue;
            foreach (var child in next is Array array ? Items(array) : FieldsOf(next))
                waiting.Push(child);
        }

        return reached;
    }

    private static IEnumerable<object?> Items(IEnumerable array) => array.Cast<object?>();

    private static IEnumerable<object?> FieldsOf(object owner)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = owner.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own))
                yield return field.GetValue(owner);
        }
    }
}
