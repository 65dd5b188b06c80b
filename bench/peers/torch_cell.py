"""PyTorch at its best: back-propagation through time written out in matrix operations and compiled by torch.jit.script; float32."""
import numpy as np
import torch

import peer

torch.set_num_threads(1)


class Update(torch.nn.Module):
    """Forward, backward and AdaGrad on one flat block of parameters: U transposed, W, V, b, c."""

    def __init__(self, given):
        super().__init__()
        parts = [given.U.T.ravel(), given.W.ravel(), given.V.ravel(), given.b, given.c]
        self.theta = torch.from_numpy(np.concatenate(parts))
        self.grad = torch.zeros_like(self.theta)
        self.memory = torch.full_like(self.theta, peer.EPSILON)
        self.m: int = given.m
        self.K: int = given.K
        self.eta: float = given.eta
        self.clip: float = peer.CLIP

    def forward(self, x: torch.Tensor, y: torch.Tensor, h0: torch.Tensor):
        m, K, T = self.m, self.K, x.size(0)
        sizes = [K * m, m * m, K * m, m, K]
        Ut, W, V, b, c = torch.split(self.theta, sizes)
        Ut, W, V = Ut.view(K, m), W.view(m, m), V.view(K, m)

        A = Ut.index_select(0, x) + b
        H = torch.empty((T + 1, m))
        H[0] = h0
        for t in range(T):
            H[t + 1] = torch.tanh(torch.addmv(A[t], W, H[t]))
        log_p = torch.log_softmax(torch.addmm(c, H[1:], V.t()), 1)
        targets = y.unsqueeze(1)
        loss = -log_p.gather(1, targets).sum()

        G = log_p.exp()
        G.scatter_add_(1, targets, torch.full((T, 1), -1.0))
        dH = G @ V
        slope = 1 - H[1:] * H[1:]
        dA = torch.empty_like(dH)
        da = dH[T - 1] * slope[T - 1]
        dA[T - 1] = da
        for u in range(1, T):
            t = T - 1 - u
            da = torch.addmv(dH[t], W.t(), da) * slope[t]
            dA[t] = da

        dUt, dW, dV, db, dc = torch.split(self.grad, sizes)
        dUt.zero_()
        dUt.view(K, m).index_add_(0, x, dA)
        dW.view(m, m).copy_(dA.t() @ H[:T])
        dV.view(K, m).copy_(G.t() @ H[1:])
        db.copy_(dA.sum(0))
        dc.copy_(G.sum(0))
        self.grad.clamp_(-self.clip, self.clip)
        self.memory.addcmul_(self.grad, self.grad)
        self.theta.addcdiv_(self.grad, self.memory.sqrt(), value=-self.eta)
        return loss, H[T]


class Network:
    def __init__(self, given):
        self.step = torch.jit.script(Update(given))
        self.m = given.m
        self.reset()

    def reset(self):
        self.h = torch.zeros(self.m)

    def update(self, x, y):
        with torch.no_grad():
            loss, self.h = self.step(x, y, self.h)
        return loss.item()


peer.main(Network, f"torch {torch.__version__}, float32", np.float32, torch.from_numpy)
