"""Prints truth.csv: what each activation and its derivative are, from 60-digit arithmetic. Needs mpmath; run once.

    python3 src/test/python/truth.py > src/test/resources/io/ganglion/activations/truth.csv

Columns: activation, x, value, derivative, size. Numbers are hexadecimal doubles, rounded once. size is the sum of the
absolute values of the terms that the derivative is a sum of, in the form in which it is computed: where they cancel,
nobody can do better than some rounding errors of it.
"""
import random

from mpmath import cos, cosh, e, erfc, exp, expm1, log1p, mp, mpf, pi, sin, sqrt, tanh

mp.dps = 60
FAR = 2000  # beyond, every exponential here is 0 in double


def decay(x):
    """exp(x) for x <= 0, without numbers that mpmath would take for ever to write down"""
    return exp(x) if x > -FAR * FAR else mpf(0)


def logistic(x):
    f = decay(-abs(x))
    return (f if x < 0 else 1) / (1 + f)


def normal(x):
    return mpf(0) if x < -FAR else mpf(1) if x > FAR else erfc(-x / sqrt(mpf(2))) / 2


def density(x):
    return mpf(0) if abs(x) > FAR else exp(-x * x / 2) / sqrt(2 * pi)


def softplus(x):
    return (x if x > 0 else 0) + log1p(decay(-abs(x)))


def far_tanh(x):
    return tanh(x) if abs(x) < FAR else mpf(x > 0) - mpf(x < 0)


def sech2(x):
    return 1 / cosh(x) ** 2 if abs(x) < FAR else mpf(0)


def elu(alpha, scale):
    def of(x):
        slope = scale * (1 if x > 0 else alpha * decay(x))
        return scale * (x if x > 0 else alpha * (expm1(x) if x > -FAR else -1)), slope, slope
    return of


def sigmoid(x):
    y = logistic(x)
    return y, y * logistic(-x), y


def hyperbolic_tangent(x):
    return far_tanh(x), sech2(x), 1


def softsign(x):
    slope = 1 / (1 + abs(x)) ** 2
    return x / (1 + abs(x)), slope, slope


def gelu(x):
    first, second = normal(x), x * density(x)
    return x * first, first + second, first + abs(second)


def silu(x):
    y, first = x * logistic(x), logistic(x)
    second = y * logistic(-x)
    return y, first + second, first + abs(second)


def mish(x):
    first = far_tanh(softplus(x))
    second = x * logistic(x) * sech2(softplus(x))
    return x * first, first + second, abs(first) + abs(second)


def smooth_relu(x):
    return softplus(x), logistic(x), logistic(x)


def gaussian(x):
    y = exp(-x * x) if abs(x) < FAR else mpf(0)
    return y, -2 * x * y, 2 * abs(x) * y


def sine(x):
    return sin(x), cos(x), abs(cos(x))


def root(of, low, high):
    """where the derivative is 0"""
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if of(middle)[1] < 0 else (low, middle)
    return float(low)


EULER = sqrt(e) * erfc(sqrt(mpf(1) / 2))
ALPHA = sqrt(2 / pi) / (1 - EULER)
LAMBDA = sqrt(2 / (1 + ALPHA ** 2 * (e ** 2 * erfc(sqrt(mpf(2))) - 2 * EULER + 1)))

ACTIVATIONS = {
    "elu": elu(1, mpf(1)),
    "gaussian": gaussian,
    "gelu": gelu,
    "mish": mish,
    "selu": elu(ALPHA, LAMBDA),
    "sigmoid": sigmoid,
    "silu": silu,
    "sine": sine,
    "softplus": smooth_relu,
    "softsign": softsign,
    "tanh": hyperbolic_tangent,
}

dice = random.Random(1)
points = [0.0]
for size in (1e-308, 1e-160, 1e-8, 0.001, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 26.5, 30.0, 37.0, 38.25, 39.5, 50.0, 354.0,
             700.0, 710.0, 744.0, 750.0, 1e4, 1e100, 1e155, 1e308):
    points += [-size, size]
points += [dice.uniform(-9, 9) for _ in range(24)] + [dice.uniform(-38, 38) for _ in range(8)]

for name, of in ACTIVATIONS.items():
    extra = [root(of, mpf(-3), mpf(-0.1))] if name in ("gelu", "silu", "mish") else []
    mp.dps = 60 if name != "sine" else 400  # a sine needs all the digits of a large x
    for x in points + extra:
        row = [float(v).hex() for v in of(mpf(x))]
        print(",".join([name, x.hex()] + row))
