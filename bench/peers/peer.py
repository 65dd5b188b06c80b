"""What the Python peers share: the input files and the protocol of ../README.md."""
import pathlib
import sys
import time

import numpy as np

CHECKED_UPDATES = 100
CLIP = 5.0
EPSILON = 1e-8


class Input:
    """Shape, text and initial weights, read from the folder that the benchmark names."""

    def __init__(self, folder, dtype):
        folder = pathlib.Path(folder)
        *sizes, eta = (folder / "shape.txt").read_text().split()
        self.m, self.K, self.T = map(int, sizes)
        self.eta = float(eta)
        self.text = np.fromfile(folder / "text.i32", dtype="<i4").astype(np.int64)
        weights = np.fromfile(folder / "weights.f64", dtype="<f8").astype(dtype)
        shapes = [(self.m, self.K), (self.m, self.m), (self.K, self.m), (self.m,), (self.K,)]
        ends = np.cumsum([np.prod(shape) for shape in shapes])[:-1]
        self.U, self.W, self.V, self.b, self.c = (
            part.reshape(shape).copy() for part, shape in zip(np.split(weights, ends), shapes))


def main(make_network, version, dtype, convert=lambda text: text):
    """Serves a network: an object with update(x, y) -> loss, which carries its hidden state, and reset()."""
    given = Input(sys.argv[1], dtype)
    network = make_network(given)
    text, T = convert(given.text), given.T
    position = 0

    def update():
        nonlocal position
        if position + T + 1 > len(text):
            position = 0
            network.reset()
        loss = network.update(text[position:position + T], text[position + 1:position + T + 1])
        position += T
        return loss

    print(version)
    for _ in range(CHECKED_UPDATES):
        print(f"{float(update()):.17g}")
    sys.stdout.flush()
    for line in sys.stdin:
        updates = int(line.removeprefix("run "))
        start = time.perf_counter()
        for _ in range(updates):
            update()
        print(f"{(time.perf_counter() - start) * 1e6:.3f}", flush=True)
