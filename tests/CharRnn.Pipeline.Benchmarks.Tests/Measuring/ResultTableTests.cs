using CharRnn.Pipeline.Benchmarks.Measuring;

namespace CharRnn.Pipeline.Benchmarks.Tests.Measuring;

public class ResultTableTests
{
    [Fact]
    public void ToString_CellsOfAllLengths_AlignsTheColumns()
    {
        var table = new ResultTable("contender", "us");
        table.Add("a", ResultTable.Number(1234.56, 1));
        table.Add("much longer", "2.0");

        Assert.Equal(
            """
            | contender   |      us |
            | ----------- | ------: |
            | a           | 1,234.6 |
            | much longer |     2.0 |

            """.ReplaceLineEndings("\n"),
            table.ToString());
    }
}
