"""The well-known hundred-line style: one-hot columns, dictionaries of steps, every gradient an outer product a step; float64.

np.dot, not @: of a column and a row it makes a BLAS call, as the style always had.
"""
import numpy as np

import peer


class Network:
    def __init__(self, given):
        self.K, self.eta = given.K, given.eta
        self.parameters = [given.U, given.W, given.V, given.b[:, None], given.c[:, None]]
        self.memories = [np.zeros_like(parameter) for parameter in self.parameters]
        self.reset()

    def reset(self):
        self.h = np.zeros((len(self.parameters[1]), 1))

    def update(self, x, y):
        loss, gradients, self.h = self.gradients(x, y)
        for parameter, gradient, memory in zip(self.parameters, gradients, self.memories):
            np.clip(gradient, -peer.CLIP, peer.CLIP, out=gradient)
            memory += gradient * gradient
            parameter -= self.eta * gradient / np.sqrt(memory + peer.EPSILON)
        return loss

    def gradients(self, x, y):
        U, W, V, b, c = self.parameters
        xs, hs, ps = {}, {-1: self.h}, {}
        loss = 0.0
        for t in range(len(x)):
            xs[t] = np.zeros((self.K, 1))
            xs[t][x[t]] = 1
            hs[t] = np.tanh(np.dot(U, xs[t]) + np.dot(W, hs[t - 1]) + b)
            o = np.dot(V, hs[t]) + c
            e = np.exp(o - o.max())
            ps[t] = e / e.sum()
            loss -= np.log(ps[t][y[t], 0])
        dU, dW, dV, db, dc = (np.zeros_like(parameter) for parameter in self.parameters)
        dh_next = np.zeros_like(self.h)
        for t in reversed(range(len(x))):
            g = ps[t].copy()
            g[y[t]] -= 1
            dV += np.dot(g, hs[t].T)
            dc += g
            da = (np.dot(V.T, g) + dh_next) * (1 - hs[t] * hs[t])
            dU += np.dot(da, xs[t].T)
            dW += np.dot(da, hs[t - 1].T)
            db += da
            dh_next = np.dot(W.T, da)
        return loss, [dU, dW, dV, db, dc], hs[len(x) - 1]


peer.main(Network, f"numpy {np.__version__}, float64", np.float64)
