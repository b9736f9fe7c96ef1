#!/usr/bin/env python3
"""Losses of ten steps of trainers on the network of io.ganglion.testkit.SmallNet.

Made once, on 2026-11-23, with Debian's python3-torch 1.13 (apt-get install python3-torch); those with a line search on
2026-11-26, when the rest came out the same:

    /usr/bin/python3 ten-steps.py > ten-steps.txt

Gradients come from PyTorch's automatic differentiation, in 64 bits. Where PyTorch has the method it is PyTorch's that is
run; the others are written out here from the papers, without a look at the Java code; those with a line search by one
who knew it, and copied nothing. Each line of the result has a name and eleven losses: before the first step, and after
each of ten.
"""
import math

import torch
from torch.optim import lr_scheduler

torch.set_default_dtype(torch.float64)

INPUTS = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
TARGETS = torch.tensor([0, 1, 1, 0], dtype=torch.float64)
START = [0.5, -0.4, 0.1, 0.3, 0.6, -0.2, -0.7, 0.2, 0.4, 0.8, -0.5, 0.45, -0.1]
STEPS = 10


def loss_at(w):
    hidden = w[:9].reshape(3, 3)
    y = torch.tanh(INPUTS @ hidden[:, :2].T + hidden[:, 2])
    return (0.5 * (y @ w[9:12] + w[12] - TARGETS) ** 2).mean()


def show(name, losses):
    print(name, *(repr(loss) for loss in losses))


def of_torch(name, make, schedule=None, clip=math.inf):
    w = torch.tensor(START, requires_grad=True)
    optimizer = make([w])
    scheduler = schedule(optimizer) if schedule else None
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = loss_at(w)
        loss.backward()
        losses.append(loss.item())
        norm = w.grad.norm().item()
        if norm > clip:
            w.grad.mul_(clip / norm)
        optimizer.step()
        if scheduler:
            scheduler.step()
    losses.append(loss_at(w).item())
    show(name, losses)


def of_rule(name, rule):
    """rule(w, g, loss, memory): the next w, all lists of floats but loss and memory, a dictionary that it may use."""
    w, memory, losses = list(START), {}, []
    for _ in range(STEPS):
        at = torch.tensor(w, requires_grad=True)
        loss = loss_at(at)
        loss.backward()
        losses.append(loss.item())
        w = rule(w, at.grad.tolist(), loss.item(), memory)
    losses.append(loss_at(torch.tensor(w)).item())
    show(name, losses)


def sign(x):
    return (x > 0) - (x < 0)


def rprop(plus, improved):
    """Igel and Huesken 2003, pseudocode of Rprop+, Rprop-, iRprop+ and iRprop-."""

    def rule(w, g, loss, m):
        n = len(w)
        delta = m.setdefault("delta", [0.1] * n)
        last = m.setdefault("last", [0.0] * n)
        moved = m.setdefault("moved", [0.0] * n)
        last_loss = m.get("loss", math.inf)
        w = list(w)
        for i in range(n):
            c = last[i] * g[i]
            if c > 0:
                delta[i] = min(delta[i] * 1.2, 50)
            elif c < 0:
                delta[i] = max(delta[i] * 0.5, 1e-6)
            if c < 0 and plus:
                if not improved or loss > last_loss:
                    w[i] -= moved[i]
                last[i] = 0.0
            elif c < 0 and improved:
                last[i] = 0.0
            else:
                moved[i] = -sign(g[i]) * delta[i]
                w[i] += moved[i]
                last[i] = g[i]
        m["loss"] = loss
        return w

    return rule


def quickprop(rate=0.5, mu=1.75, decay=1e-4):
    """Fahlman 1988 and quickprop1.c: slopes are downhill, deltas the last moves."""

    def rule(w, g, loss, m):
        n = len(w)
        delta = m.setdefault("delta", [0.0] * n)
        before = m.setdefault("slope", [0.0] * n)
        slope = [-(g[i] + decay * w[i]) for i in range(n)]
        shrink = mu / (1 + mu)
        for i in range(n):
            s, p, d = slope[i], before[i], delta[i]
            step = 0.0
            if d > 0:
                if s > 0:
                    step += rate * s
                step += mu * d if s > shrink * p else d * s / (p - s)
            elif d < 0:
                if s < 0:
                    step += rate * s
                step += mu * d if s < shrink * p else d * s / (p - s)
            else:
                step += rate * s
            delta[i] = step
        m["slope"] = slope
        return [w[i] + delta[i] for i in range(n)]

    return rule


def manhattan(rate=0.01):
    return lambda w, g, loss, m: [x - rate * sign(d) for x, d in zip(w, g)]


def sarprop(temperature=0.015):
    """Treadgold and Gedeon 1998, with the noise turned off (k3 = 0), since it is random."""

    def rule(w, g, loss, m):
        n = len(w)
        delta = m.setdefault("delta", [0.1] * n)
        last = m.setdefault("last", [0.0] * n)
        epoch = m.setdefault("epoch", 0)
        w = list(w)
        for i in range(n):
            slope = g[i] + 0.01 * w[i] / (1 + w[i] ** 2) * 2 ** (-temperature * epoch)
            if slope * last[i] > 0:
                delta[i] = min(delta[i] * 1.2, 50)
            if slope * last[i] < 0:
                delta[i] = max(delta[i] * 0.5, 1e-6)
                last[i] = 0.0
            else:
                w[i] -= sign(slope) * delta[i]
                last[i] = slope
        m["epoch"] = epoch + 1
        return w

    return rule


def gradient_at(w):
    at = torch.tensor(w, requires_grad=True)
    loss = loss_at(at)
    loss.backward()
    return loss.item(), at.grad.tolist()


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def scg(sigma=1e-4, first_lambda=1e-6):
    """Moeller 1993, one round of the algorithm per step; all names are the paper's."""

    def rule(w, g, loss, m):
        if not m:
            r = [-x for x in g]
            m.update(p=r, r=r, lam=first_lambda, bar=0.0, success=True, k=1, delta=0.0)
        p, r, lam, bar, n = m["p"], m["r"], m["lam"], m["bar"], len(w)
        pp = dot(p, p)
        if m["success"]:
            sigma_k = sigma / math.sqrt(pp)
            _, ahead = gradient_at([x + sigma_k * y for x, y in zip(w, p)])
            m["delta"] = dot(p, [(a - b) / sigma_k for a, b in zip(ahead, g)])
        delta = m["delta"] + (lam - bar) * pp
        if delta <= 0:
            bar = 2 * (lam - delta / pp)
            delta = -delta + lam * pp
            lam = bar
        else:
            bar = lam
        mu = dot(p, r)
        alpha = mu / delta
        there = [x + alpha * y for x, y in zip(w, p)]
        e, g_there = gradient_at(there)
        comparison = 2 * delta * (loss - e) / mu**2
        if comparison >= 0:
            r_next = [-x for x in g_there]
            if m["k"] % n == 0:
                p = r_next
            else:
                beta = (dot(r_next, r_next) - dot(r_next, r)) / mu
                p = [a + beta * b for a, b in zip(r_next, p)]
            m.update(success=True, k=m["k"] + 1, r=r_next, p=p, bar=0.0)
            w = there
            if comparison >= 0.75:
                lam /= 4
        else:
            m.update(success=False, bar=bar)
        if comparison < 0.25:
            lam += delta * (1 - comparison) / pp
        m.update(lam=lam, delta=delta)
        return w

    return rule


def wolfe(w, d, first, c2, c1=1e-4):
    """Nocedal and Wright 2006, algorithms 3.5 and 3.6: a length, the loss and the gradient where both conditions hold.

    Lengths double while the loss falls; within an interval the cubic of equation 3.59 says which is next, but no closer
    to an end than a tenth of it.
    """
    loss, g = gradient_at(w)
    slope = dot(g, d)

    def at(a):
        value, gradient = gradient_at([x + a * y for x, y in zip(w, d)])
        return a, value, dot(gradient, d), gradient

    def falls(p):
        return p[1] <= loss + c1 * p[0] * slope

    def is_level(p):
        return abs(p[2]) <= -c2 * slope

    def cubic(p, q):
        d1 = p[2] + q[2] - 3 * (p[1] - q[1]) / (p[0] - q[0])
        square = d1**2 - p[2] * q[2]
        if square < 0:
            return (p[0] + q[0]) / 2
        d2 = math.copysign(math.sqrt(square), q[0] - p[0])
        least = q[0] - (q[0] - p[0]) * (q[2] + d2 - d1) / (q[2] - p[2] + 2 * d2)
        low, high = sorted((p[0], q[0]))
        return min(max(least, low + 0.1 * (high - low)), high - 0.1 * (high - low))

    def zoom(low, high):
        while True:
            p = at(cubic(low, high))
            if not falls(p) or p[1] >= low[1]:
                high = p
                continue
            if is_level(p):
                return p
            if p[2] * (high[0] - low[0]) >= 0:
                high = low
            low = p

    last = (0.0, loss, slope, g)
    p = at(first)
    while True:
        if not falls(p) or (last[0] > 0 and p[1] >= last[1]):
            return zoom(last, p)
        if is_level(p):
            return p
        if p[2] >= 0:
            return zoom(p, last)
        last, p = p, at(2 * p[0])


def conjugate_gradient(c2=0.1):
    """Nocedal and Wright 2006, algorithm 5.4 with PR+ (5.45), restarts by 5.52, first lengths as on page 59."""

    def rule(w, g, loss, m):
        d = m.get("d", [-x for x in g])
        slope = dot(g, d)
        first = m["length"] * m["slope"] / slope if m else 1 / math.sqrt(dot(d, d))
        length, _, _, g_next = wolfe(w, d, first, c2)
        beta = max(0.0, (dot(g_next, g_next) - dot(g_next, g)) / dot(g, g))
        if abs(dot(g_next, g)) >= 0.1 * dot(g_next, g_next):
            beta = 0.0
        turned = [beta * x - y for x, y in zip(d, g_next)]
        m.update(d=turned if dot(turned, g_next) < 0 else [-x for x in g_next], length=length, slope=slope)
        return [x + length * y for x, y in zip(w, d)]

    return rule


def lbfgs(memory=4, c2=0.9):
    """Nocedal and Wright 2006, algorithms 7.4 and 7.5, with the scaling 7.20."""

    def rule(w, g, loss, m):
        pairs = m.setdefault("pairs", [])
        q = list(g)
        shares = []
        for s, y in reversed(pairs):
            share = dot(s, q) / dot(s, y)
            shares.append(share)
            q = [a - share * b for a, b in zip(q, y)]
        if pairs:
            s, y = pairs[-1]
            q = [dot(s, y) / dot(y, y) * a for a in q]
        for (s, y), share in zip(pairs, reversed(shares)):
            beta = dot(y, q) / dot(s, y)
            q = [a + (share - beta) * b for a, b in zip(q, s)]
        d = [-a for a in q]
        length, _, _, g_next = wolfe(w, d, 1.0 if pairs else 1 / math.sqrt(dot(d, d)), c2)
        after = [x + length * y for x, y in zip(w, d)]
        pairs.append(([a - b for a, b in zip(after, w)], [a - b for a, b in zip(g_next, g)]))
        del pairs[:-memory]
        return after

    return rule


def grprop(by_derivative, delta=1e-6):
    """Anastasiadis, Magoulas, Vrahatis 2005, as in Guenther and Fritsch 2010, with a search for Wolfe's conditions."""

    def rule(w, g, loss, m):
        n = len(w)
        steps = m.setdefault("steps", [0.1] * n)
        last = m.setdefault("last", [0.0] * n)
        for i in range(n):
            if g[i] * last[i] > 0:
                steps[i] = min(steps[i] * 1.2, 50)
            elif g[i] * last[i] < 0:
                steps[i] = max(steps[i] * 0.5, 1e-6)
        sizes = list(steps)
        i = min((i for i in range(n) if g[i] != 0), key=lambda i: abs(g[i]) if by_derivative else steps[i])
        others = sum(steps[j] * g[j] for j in range(n) if j != i)
        sizes[i] = min(max(-(others + delta) / g[i], 1e-6), 50)
        d = [-sign(a) * b for a, b in zip(g, sizes)]
        m["last"] = g
        length = wolfe(w, d, 1.0, 0.9)[0]
        return [x + length * y for x, y in zip(w, d)]

    return rule


def levenberg_marquardt(tau=1e-3):
    """Madsen, Nielsen, Tingleff 2004, algorithm 3.16; refused moves don't count as steps."""

    def residuals(w):
        hidden = w[:9].reshape(3, 3)
        y = torch.tanh(INPUTS @ hidden[:, :2].T + hidden[:, 2])
        return (y @ w[9:12] + w[12] - TARGETS) / 2

    def rule(w, g, loss, m):
        w = torch.tensor(w)
        j = torch.autograd.functional.jacobian(residuals, w)
        a = j.T @ j
        b = j.T @ residuals(w)
        mu = m.get("mu", tau * a.diagonal().max())
        nu = 2.0
        while True:
            h = torch.linalg.solve(a + mu * torch.eye(len(w)), -b)
            gain = (loss - loss_at(w + h)) / (h @ (mu * h - b) / 2)
            if gain > 0:
                m["mu"] = mu * max(1 / 3, 1 - (2 * gain.item() - 1) ** 3)
                return (w + h).tolist()
            mu *= nu
            nu *= 2

    return rule


def decoupled(rate=0.5, momentum=0.9, decay=0.1):
    """SGDW, Loshchilov and Hutter 2019, algorithm 1, with lambda = rate * decay."""

    def rule(w, g, loss, m):
        v = m.get("v", [0.0] * len(w))
        m["v"] = v = [momentum * a + rate * b for a, b in zip(v, g)]
        return [x - a - rate * decay * x for x, a in zip(w, v)]

    return rule


def sgd(rate, momentum=0.0, nesterov=False):
    return lambda ps: torch.optim.SGD(ps, lr=rate, momentum=momentum, nesterov=nesterov)


def warm_up(optimizer):
    return lr_scheduler.LambdaLR(optimizer, lambda t: (t + 1) / 4 if t < 4 else 0.5 ** ((t - 4) / 3))


of_torch("backprop", sgd(0.5))
of_torch("backprop-momentum", sgd(0.1, 0.9))
of_torch("backprop-nesterov", sgd(0.1, 0.9, True))
of_torch("backprop-clipped", sgd(0.5, 0.9), clip=0.1)
of_rule("backprop-decayed", decoupled())
of_torch("backprop-step", sgd(0.5), lambda o: lr_scheduler.StepLR(o, 3, 0.5))
of_torch("backprop-exponential", sgd(0.5), lambda o: lr_scheduler.ExponentialLR(o, 0.5 ** (1 / 3)))
of_torch("backprop-inverse-time", sgd(0.5), lambda o: lr_scheduler.LambdaLR(o, lambda t: 1 / (1 + 0.5 * t / 3)))
of_torch("backprop-cosine", sgd(0.5), lambda o: lr_scheduler.CosineAnnealingLR(o, 12, 0.05))
of_torch("backprop-warm-up", sgd(0.5), warm_up)
of_rule("rprop-plus", rprop(True, False))
of_rule("rprop-minus", rprop(False, False))
of_rule("irprop-plus", rprop(True, True))
of_torch("irprop-minus", lambda ps: torch.optim.Rprop(ps, lr=0.1))
of_rule("sarprop", sarprop())
of_rule("quickprop", quickprop())
of_rule("manhattan", manhattan())
of_torch("adagrad", lambda ps: torch.optim.Adagrad(ps, lr=0.1))
of_torch("adadelta", lambda ps: torch.optim.Adadelta(ps, lr=1, rho=0.95, eps=1e-6))
of_torch("rmsprop", lambda ps: torch.optim.RMSprop(ps, lr=0.01, alpha=0.9, eps=1e-8))
of_torch("adam", lambda ps: torch.optim.Adam(ps, lr=0.1))
of_torch("adamw", lambda ps: torch.optim.AdamW(ps, lr=0.1, weight_decay=0.05))
of_torch("amsgrad", lambda ps: torch.optim.Adam(ps, lr=0.1, betas=(0.8, 0.5), amsgrad=True))
# Not foreach=False, the default: in 1.13 that multiplies the product of all momenta by the last of them once too often.
of_torch("nadam", lambda ps: torch.optim.NAdam(ps, lr=0.1, foreach=True))
of_rule("scg", scg())
of_rule("grprop-by-step", grprop(False))
of_rule("grprop-by-derivative", grprop(True))
of_rule("conjugate-gradient", conjugate_gradient())
of_rule("lbfgs", lbfgs())
of_rule("levenberg-marquardt", levenberg_marquardt())
