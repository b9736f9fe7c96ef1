"""Prints the coefficients of GeluFormula, highest power first. Needs mpmath; run once.

(1 + t) exp(t^2/2) Q(t), with Q the upper tail of the standard normal distribution, is expanded into Chebyshev
polynomials of u = (t - 5) / (t + 5) at 60 digits, cut where the rest is below 2e-18, and written in powers of u.
"""
from mpmath import cos, erfc, exp, mp, mpf, pi, sqrt

mp.dps = 60
K, NODES, REST = mpf(5), 80, mpf("2e-18")


def scaled_tail(t):
    z = t / sqrt(mpf(2))
    if z < 150:
        return exp(z * z) * erfc(z) / 2
    term = total = mpf(1)  # the asymptotic series
    for k in range(1, 30):
        term *= -(2 * k - 1) / (2 * z * z)
        total += term
    return total / (2 * z * sqrt(pi))


def target(u):
    t = K * (1 + u) / (1 - u)
    return (1 + t) * scaled_tail(t)


angles = [pi * (k + mpf(1) / 2) / NODES for k in range(NODES)]
values = [target(cos(a)) for a in angles]
series = [2 * sum(v * cos(j * a) for v, a in zip(values, angles)) / NODES for j in range(NODES // 2)]
series[0] /= 2
while abs(series[-1]) < REST:
    series.pop()

powers = [mpf(0)] * len(series)
before, now = [mpf(1)], [mpf(0), mpf(1)]  # Chebyshev polynomials in powers of u, lowest first
for j, c in enumerate(series):
    for i, p in enumerate(before):
        powers[i] += c * p
    after = [mpf(0)] + [2 * p for p in now]
    for i, p in enumerate(before):
        after[i] -= p
    before, now = now, after

for p in reversed(powers):
    print(float(p).hex())
