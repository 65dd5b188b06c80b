namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>A text by the ids of a vocabulary.</summary>
/// <param name="Ids">The ids in order, without the unknown symbols.</param>
/// <param name="Unknown">The symbols that the vocabulary has no id for, each once, by their first places.</param>
/// <param name="Replaced">How many symbols of the text became the vocabulary's unknown word.</param>
public sealed record TextInVocabulary(int[] Ids, IReadOnlyList<UnknownSymbol> Unknown, int Replaced);
