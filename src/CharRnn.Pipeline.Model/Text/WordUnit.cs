using System.Text.RegularExpressions;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>
/// One symbol a word or a punctuation mark, each with the blank before it; other white space stands alone. So joining needs no rules: the
/// symbols follow one another as they are.
/// </summary>
internal sealed partial class WordUnit : ITextUnit
{
    /// <summary>Stands for the words that the vocabulary does not hold. No text is cut into it: its brackets would be symbols of their own.</summary>
    public const string Unknown = "<unk>";

    public string Name => "word";

    public IEnumerable<string> Split(string text) => Tokens().Matches(text).Select(match => match.Value);

    public NumberedText Number(Corpus corpus, int maximumWords) => WordNumbering.Of(Split(corpus.Text), maximumWords);

    public int Columns(string symbol) => symbol.Length;

    public ISymbolJoiner JoinTo(TextWriter output) => new WordJoiner(output);

    // Letters, digits and marks, with apostrophes and hyphens inside; or one mark, which may take two UTF-16 units; or one white space.
    [GeneratedRegex(@" ?[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}\p{N}]+)*| ?(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\s\p{L}\p{M}\p{N}])|\s", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
