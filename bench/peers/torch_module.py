"""PyTorch as one writes it: nn.RNN, nn.Linear, cross entropy, autograd; float32.

AdaGrad is spelled out, for torch.optim.Adagrad puts epsilon outside the square root.
"""
import numpy as np
import torch
from torch import nn

import peer

torch.set_num_threads(1)


class Network:
    def __init__(self, given):
        self.rnn = nn.RNN(given.K, given.m)
        self.output = nn.Linear(given.m, given.K)
        with torch.no_grad():
            self.rnn.weight_ih_l0.copy_(torch.from_numpy(given.U))
            self.rnn.weight_hh_l0.copy_(torch.from_numpy(given.W))
            self.rnn.bias_ih_l0.copy_(torch.from_numpy(given.b))
            self.rnn.bias_hh_l0.zero_()
            self.output.weight.copy_(torch.from_numpy(given.V))
            self.output.bias.copy_(torch.from_numpy(given.c))
        self.rnn.bias_hh_l0.requires_grad_(False)  # The network has one bias, the module two.
        self.parameters = [p for p in (*self.rnn.parameters(), *self.output.parameters()) if p.requires_grad]
        self.memories = [torch.full_like(p, peer.EPSILON) for p in self.parameters]
        self.loss = nn.CrossEntropyLoss(reduction="sum")
        self.one_hot = torch.eye(given.K)
        self.m, self.eta = given.m, given.eta
        self.reset()

    def reset(self):
        self.h = torch.zeros(1, 1, self.m)

    def update(self, x, y):
        hidden, h = self.rnn(self.one_hot[x].unsqueeze(1), self.h)
        loss = self.loss(self.output(hidden).squeeze(1), y)
        for parameter in self.parameters:
            parameter.grad = None
        loss.backward()
        nn.utils.clip_grad_value_(self.parameters, peer.CLIP)
        with torch.no_grad():
            for parameter, memory in zip(self.parameters, self.memories):
                memory.addcmul_(parameter.grad, parameter.grad)
                parameter.addcdiv_(parameter.grad, memory.sqrt(), value=-self.eta)
        self.h = h.detach()
        return loss.item()


peer.main(Network, f"torch {torch.__version__}, float32", np.float32, torch.from_numpy)
