"""Trains the networks of Prechelt's Proben1 report with NumPy alone: what bench proben1 does, written independently.

    /usr/bin/python3 proben1.py FILE HIDDEN OUTPUT RUNS     such as building1.dt linear identity 10
                                                            or card3.dt 16+8 identity 60

Prints the means and standard deviations of the squared error percentage and the class error (of files whose outputs
are 1 of n) on the test part, and of the epochs. Made with NumPy 1.24.2 (Debian 12). The protocol is that of the report
(sections 3.3.1 and 3.3.3): Rprop of 1993 with full batches, weights back-tracked where a gradient changes its sign,
early stopping by GL after strips of five epochs, P5 < 0.1, or 3,000 epochs.
"""
import sys

import numpy as np


def read(name):
    lines = open(name).read().splitlines()
    head = dict(line.split("=") for line in lines[:7])
    n = {key: int(value) for key, value in head.items()}
    data = np.array([[float(cell) for cell in line.split()] for line in lines[7:] if line.strip()])
    inputs = n["bool_in"] + n["real_in"]
    parts, start = [], 0
    for part in ("training_examples", "validation_examples", "test_examples"):
        rows = data[start:start + n[part]]
        parts.append((rows[:, :inputs], rows[:, inputs:]))
        start += n[part]
    return parts


def softsign(z):
    return z / (1 + np.abs(z))


def softsign_slope(z):
    return 1 / (1 + np.abs(z)) ** 2


def forward(weights, x, squashed):
    nets, activations = [], [x]
    for layer, w in enumerate(weights):
        z = activations[-1] @ w[:-1] + w[-1]
        nets.append(z)
        last = layer == len(weights) - 1
        activations.append(softsign(z) if not last or squashed else z)
    return nets, activations


def percentage(weights, part, squashed):
    return 100 * np.mean((forward(weights, part[0], squashed)[1][-1] - part[1]) ** 2)


def gradients(weights, x, t, squashed):
    nets, activations = forward(weights, x, squashed)
    delta = activations[-1] - t
    error = 0.5 * np.sum(delta ** 2)
    all_gradients = [None] * len(weights)
    for layer in reversed(range(len(weights))):
        if layer < len(weights) - 1 or squashed:
            delta = delta * softsign_slope(nets[layer])
        all_gradients[layer] = np.vstack([activations[layer].T @ delta, delta.sum(axis=0)])
        delta = delta @ weights[layer][:-1].T
    return error, all_gradients


def train(parts, sizes, squashed, seed):
    random = np.random.default_rng(seed)
    linear = len(sizes) == 2
    span, low, high, alpha = (0.01, 0.005, 0.02, 5) if linear else (0.1, 0.05, 0.2, 2)
    weights = [random.uniform(-span, span, (a + 1, b)) for a, b in zip(sizes, sizes[1:])]
    steps = [random.uniform(low, high, w.shape) for w in weights]
    before = [np.zeros(w.shape) for w in weights]
    moves = [np.zeros(w.shape) for w in weights]
    least, best, strip = np.inf, None, []
    for epoch in range(1, 3001):
        error, now = gradients(weights, *parts[0], squashed)
        strip.append(error)
        for w, step, old, move, gradient in zip(weights, steps, before, moves, now):
            sign = old * gradient
            step[sign > 0] = np.minimum(step[sign > 0] * 1.2, 50)
            step[sign < 0] *= 0.5
            back = sign < 0
            move_now = np.where(back, -move, -np.sign(gradient) * step)
            gradient[back] = 0
            w += move_now
            move[:] = np.where(back, 0, move_now)
            old[:] = gradient
        if epoch % 5 == 0:
            validation = percentage(weights, parts[1], squashed)
            if validation < least:
                least, best = validation, [w.copy() for w in weights]
            progress = 1000 * (sum(strip) / (5 * min(strip)) - 1)
            strip = []
            if 100 * (validation / least - 1) > alpha or progress < 0.1:
                break
    outputs, targets = forward(best, parts[2][0], squashed)[1][-1], parts[2][1]
    wrong = np.mean(outputs.argmax(axis=1) != targets.argmax(axis=1))
    return percentage(best, parts[2], squashed), 100 * wrong, epoch


def main(name, hidden, output, runs):
    parts = read(name)
    middle = [] if hidden == "linear" else [int(units) for units in hidden.split("+")]
    sizes = [parts[0][0].shape[1]] + middle + [parts[0][1].shape[1]]
    results = np.array([train(parts, sizes, output == "softsign", seed) for seed in range(int(runs))])
    for what, column in zip(("squared error %", "class error %", "epochs"), results.T):
        print(f"{what}: {column.mean():.2f} ± {column.std(ddof=1):.2f}")


main(*sys.argv[1:])
