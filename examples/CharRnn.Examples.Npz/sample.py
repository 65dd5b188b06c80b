"""Samples from a model.npz: python sample.py MODEL [LENGTH]. Needs NumPy alone."""
import sys

import numpy as np

model = np.load(sys.argv[1])
U, W, V, b, c, symbols = (model[name] for name in ("U", "W", "V", "b", "c", "vocabulary"))
random = np.random.default_rng(1)
h, x = np.zeros(len(b)), 0
for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 200):
    h = np.tanh(W @ h + U[:, x] + b)
    p = np.exp(V @ h + c)
    x = random.choice(len(p), p=p / p.sum())
    print(symbols[x], end="")
print()
