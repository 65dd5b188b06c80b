namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// How a block of 4 by 4 floats (rows r, columns c) is handled in vectors of each width: one vector of 512 bits, two of 256 (two rows each)
/// or four of 128 (a row each). Sums across rows or columns follow one tree, (0 + 2) + (1 + 3) over columns and (0 + 1) + (2 + 3) over rows.
/// </summary>
internal sealed class BlockVectors(EmitContext context)
{
    private readonly CodeWriter _code = context.Code;
    private readonly int _bytes = context.Vector.VectorBytes;

    /// <summary>Vectors of a block: 1, 2 or 4.</summary>
    public int PerBlock { get; } = Blocks.Bytes / context.Vector.VectorBytes;

    /// <summary>Blocks whose folded sums, four floats each, fill one vector: 4, 2 or 1.</summary>
    public int BlocksPerVector { get; } = context.Vector.VectorBytes / 16;

    /// <summary>Registers that <see cref="Spread"/> takes: its four elements, and from 256 bits on their orders and what they are spread from.</summary>
    public int Operands => _bytes == 16 ? PerBlock : 2 * PerBlock + 1;

    /// <summary>Declares the lane orders that <see cref="Spread"/>, <see cref="SpreadRow"/> and <see cref="FoldColumns"/> use.</summary>
    public void DeclareOrders(bool spread = false, bool spreadRow = false, bool fold = false)
    {
        if (_bytes == 16)
            return;
        var spreads = spreadRow && PerBlock == 1 ? BlocksPerVector : spread || spreadRow ? PerBlock : 0;
        for (var n = 0; n < spreads; n++)
            _code.Line($"var spread{n} = Vx.Create({Order(lane => n * (_bytes / Blocks.QuadBytes) + lane / Blocks.Side)});");

        // After the pairwise sums the rows of a block lie 128 bits apart, or interleaved: this order brings them side by side.
        if (fold)
            _code.Line($"var rows = Vx.Create({(_bytes == 64 ? "0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15" : "0, 4, 1, 5, 2, 6, 3, 7")});");
    }

    /// <summary>Four elements, repeated for each row: what the columns of a block are multiplied by.</summary>
    public string Repeat(string address) => _bytes switch
    {
        64 => $"Avx512F.BroadcastVector128ToVector512((float*)({address}))",
        32 => $"Avx.BroadcastVector128ToVector256((float*)({address}))",
        _ => context.Vector.Load(address),
    };

    /// <summary>The same from a vector of 512 bits with the elements of four quads.</summary>
    public static string RepeatOf(string vector, int quad) => $"Avx512F.Shuffle4x128({vector}, {vector}, {quad * 0b01_01_01_01})";

    /// <summary>
    /// Declares NAME0 and so on: four elements, each spread over a row: what the rows of a block are multiplied by. A broadcast has put all four
    /// into every quarter of 512 bits, so that none has to cross from one to another.
    /// </summary>
    public void Spread(string name, string address)
    {
        for (var part = 0; part < PerBlock; part++)
        {
            _code.Line($"var {name}{part} = " + _bytes switch
            {
                64 => $"Avx512F.PermuteVar4x32({Repeat(address)}, spread{part});",
                32 => $"Avx2.PermuteVar8x32({Repeat(address)}, spread{part});",
                _ => context.Vector.Broadcast(address, part * sizeof(float)) + ";",
            });
        }
    }

    /// <summary>
    /// Declares NAME0_0 and so on: the elements of some quads side by side, each spread over a row. Vectors of 512 bits are loaded whole and
    /// permuted once for each quad: a broadcast of its own would take a second turn of the unit that permutes.
    /// </summary>
    public void SpreadRow(string name, string address, int quads)
    {
        for (var quad = 0; quad < quads; quad++)
        {
            if (PerBlock > 1)
            {
                Spread($"{name}{quad}_", $"{address} + {quad * Blocks.QuadBytes}");
                continue;
            }

            var (row, place) = ($"{name}{quad / BlocksPerVector}", quad % BlocksPerVector);
            if (place == 0)
                _code.Line($"var {row} = {context.Vector.Load(address, quad / BlocksPerVector)};");
            _code.Line($"var {name}{quad}_0 = Avx512F.PermuteVar16x32({row}, spread{place});");
        }
    }

    /// <summary>Declares a vector with the sums over the columns of some blocks: four rows of the first, of the second, and so on.</summary>
    /// <param name="result">The variable to declare.</param>
    /// <param name="blocks">The names of the blocks' parts, by block; missing blocks count as zero.</param>
    public void FoldColumns(string result, IReadOnlyList<string[]> blocks)
    {
        string Part(int block, int part) => block < blocks.Count ? blocks[block][part] : "V.Zero";
        switch (_bytes)
        {
            case 64:
                Pairs(result + "a", "Avx512F", Part(0, 0), Part(1, 0));
                Pairs(result + "b", "Avx512F", Part(2, 0), Part(3, 0));
                Halves(result + "c", "Avx512F", result + "a", result + "b");
                _code.Line($"var {result} = Avx512F.PermuteVar16x32({result}c, rows);");
                break;
            case 32:
                Pairs(result + "a", "Avx", Part(0, 0), Part(0, 1));
                Pairs(result + "b", "Avx", Part(1, 0), Part(1, 1));
                Halves(result + "c", "Avx", result + "a", result + "b");
                _code.Line($"var {result} = Avx2.PermuteVar8x32({result}c, rows);");
                break;
            default:
                // Written out: helper methods in such numbers would exceed what the JIT is willing to inline.
                string Lane(string row, int lane) => $"Vx.GetElement({row}, {lane})";
                var sums = blocks[0].Select(row => $"({Lane(row, 0)} + {Lane(row, 2)}) + ({Lane(row, 1)} + {Lane(row, 3)})");
                _code.Line($"var {result} = Vx.Create({string.Join(", ", sums)});");
                break;
        }
    }

    /// <summary>Declares a vector with the sums over the rows of some blocks: four columns of the first, of the second, and so on.</summary>
    /// <param name="result">The variable to declare.</param>
    /// <param name="blocks">The names of the blocks' parts, by block; missing blocks count as zero.</param>
    public void FoldRows(string result, IReadOnlyList<string[]> blocks)
    {
        string Part(int block, int part) => block < blocks.Count ? blocks[block][part] : "V.Zero";
        switch (_bytes)
        {
            case 64:
                Quarters(result + "a", Part(0, 0), Part(1, 0));
                Quarters(result + "b", Part(2, 0), Part(3, 0));
                Quarters(result, result + "a", result + "b");
                break;
            case 32:
                Lanes128(result + "a", Part(0, 0), Part(0, 1));
                Lanes128(result + "b", Part(1, 0), Part(1, 1));
                Lanes128(result, result + "a", result + "b");
                break;
            default:
                _code.Line($"var {result} = ({Part(0, 0)} + {Part(0, 1)}) + ({Part(0, 2)} + {Part(0, 3)});");
                break;
        }
    }

    /// <summary>
    /// Declares the parts of some blocks that lie side by side, from four rows of one vector each: the rows' quarters are dealt out to the blocks.
    /// </summary>
    /// <param name="name">The variables to declare: NAME0 to NAME3.</param>
    /// <param name="rows">The names of the four rows.</param>
    /// <returns>The names of the parts, by block.</returns>
    public IReadOnlyList<string[]> RowsToBlocks(string name, IReadOnlyList<string> rows)
    {
        switch (_bytes)
        {
            case 64:
                Transposed(name, "Avx512F.Shuffle4x128", rows, 0b10_00_10_00, 0b11_01_11_01);
                return [[name + "0"], [name + "1"], [name + "2"], [name + "3"]];
            case 32:
                for (var part = 0; part < PerBlock; part++)
                {
                    _code.Line($"var {name}{part} = Avx.Permute2x128({rows[2 * part]}, {rows[2 * part + 1]}, 0x20);");
                    _code.Line($"var {name}{2 + part} = Avx.Permute2x128({rows[2 * part]}, {rows[2 * part + 1]}, 0x31);");
                }

                return [[name + "0", name + "1"], [name + "2", name + "3"]];
            default:
                return [[.. rows]];
        }
    }

    /// <summary>Quarter c of row r becomes quarter r of NAMEc.</summary>
    private void Transposed(string name, string shuffle, IReadOnlyList<string> rows, int even, int odd)
    {
        for (var half = 0; half < 2; half++)
        {
            _code.Line($"var {name}e{half} = {shuffle}({rows[2 * half]}, {rows[2 * half + 1]}, {even});");
            _code.Line($"var {name}o{half} = {shuffle}({rows[2 * half]}, {rows[2 * half + 1]}, {odd});");
        }

        // Each holds two quarters of one row, then the same two of the next.
        _code.Line($"var {name}0 = {shuffle}({name}e0, {name}e1, {even});");
        _code.Line($"var {name}2 = {shuffle}({name}e0, {name}e1, {odd});");
        _code.Line($"var {name}1 = {shuffle}({name}o0, {name}o1, {even});");
        _code.Line($"var {name}3 = {shuffle}({name}o0, {name}o1, {odd});");
    }

    private string Order(Func<int, int> source) => string.Join(", ", Enumerable.Range(0, _bytes / sizeof(float)).Select(source));

    /// <summary>Columns 0 + 2 and 1 + 3 of two vectors, interleaved.</summary>
    private void Pairs(string result, string set, string a, string b) =>
        _code.Line($"var {result} = {set}.UnpackLow({a}, {b}) + {set}.UnpackHigh({a}, {b});");

    /// <summary>The two sums that <see cref="Pairs"/> left of each row, added.</summary>
    private void Halves(string result, string set, string a, string b) => _code.Line(
        $"var {result} = Vx.AsSingle({set}.UnpackLow(Vx.AsDouble({a}), Vx.AsDouble({b}))) + Vx.AsSingle({set}.UnpackHigh(Vx.AsDouble({a}), Vx.AsDouble({b})));");

    /// <summary>Neighbouring quarters of two vectors, added.</summary>
    private void Quarters(string result, string a, string b) => _code.Line(
        $"var {result} = Avx512F.Shuffle4x128({a}, {b}, 0b10_00_10_00) + Avx512F.Shuffle4x128({a}, {b}, 0b11_01_11_01);");

    /// <summary>The halves of two vectors, added.</summary>
    private void Lanes128(string result, string a, string b) =>
        _code.Line($"var {result} = Avx.Permute2x128({a}, {b}, 0x20) + Avx.Permute2x128({a}, {b}, 0x31);");
}
