"""NumPy at its best: columns picked by index, every product that can wait made over all steps at once, AdaGrad in place; float32."""
import numpy as np

import peer


class Network:
    def __init__(self, given):
        m, K, T = given.m, given.K, given.T
        self.T, self.eta = T, np.float32(given.eta)
        self.theta = np.concatenate([given.U.T.ravel(), given.W.ravel(), given.V.ravel(), given.b, given.c])
        self.grad = np.zeros_like(self.theta)
        self.memory = np.full_like(self.theta, peer.EPSILON)
        self.scratch = np.empty_like(self.theta)
        ends = np.cumsum([K * m, m * m, K * m, m])
        shapes = [(K, m), (m, m), (K, m), (m,), (K,)]

        def views(block):
            return [part.reshape(shape) for part, shape in zip(np.split(block, ends), shapes)]

        self.Ut, self.W, self.V, self.b, self.c = views(self.theta)
        self.dUt, self.dW, self.dV, self.db, self.dc = views(self.grad)
        self.H = np.zeros((T + 1, m), self.theta.dtype)
        self.steps = np.arange(T)

    def reset(self):
        self.H[-1] = 0

    def update(self, x, y):
        H, W = self.H, self.W
        H[0] = H[-1]
        A = self.Ut[x] + self.b
        for t in range(self.T):
            a = A[t]
            a += W @ H[t]
            np.tanh(a, out=H[t + 1])
        loss, G = self.softmax(y)
        self.backward(x, G)
        self.adagrad()
        return loss

    def softmax(self, y):
        G = self.H[1:] @ self.V.T
        G += self.c
        G -= G.max(axis=1, keepdims=True)
        np.exp(G, out=G)
        G /= G.sum(axis=1, keepdims=True)
        loss = -np.log(G[self.steps, y]).sum()
        G[self.steps, y] -= 1
        return loss, G

    def backward(self, x, G):
        H, W = self.H, self.W
        dA = G @ self.V
        slope = 1 - H[1:] * H[1:]
        dA[-1] *= slope[-1]
        for t in range(self.T - 2, -1, -1):
            da = dA[t]
            da += dA[t + 1] @ W
            da *= slope[t]
        np.matmul(G.T, H[1:], out=self.dV)
        np.matmul(dA.T, H[:-1], out=self.dW)
        self.dUt[:] = 0
        np.add.at(self.dUt, x, dA)
        dA.sum(axis=0, out=self.db)
        G.sum(axis=0, out=self.dc)

    def adagrad(self):
        grad, scratch = self.grad, self.scratch
        np.clip(grad, -peer.CLIP, peer.CLIP, out=grad)
        np.multiply(grad, grad, out=scratch)
        self.memory += scratch
        np.sqrt(self.memory, out=scratch)
        grad *= self.eta
        grad /= scratch
        self.theta -= grad


peer.main(Network, f"numpy {np.__version__}, float32", np.float32)
