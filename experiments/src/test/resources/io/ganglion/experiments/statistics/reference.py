"""Makes scipy.csv: p and BCa intervals as SciPy has them (made with SciPy 1.10.1: python3 reference.py > scipy.csv).

The bootstrap's resamples are drawn by a small generator that the Java test has, too (a linear congruential one, Knuth's
MMIX, upper bits), and given to SciPy, so that the intervals can be compared to the last digits.
"""
import math
import random
import warnings

import numpy as np
from scipy import stats
from scipy.stats._resampling import BootstrapResult

RESAMPLES = 9_999


class Generator:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


def ratio(a, b):
    return np.median(b, axis=-1) / np.median(a, axis=-1)


def difference(a, b):
    return np.median(b, axis=-1) - np.median(a, axis=-1)


def bca(a, b, statistic):
    generator = Generator(1)
    n = len(a)
    drawn = [[generator.below(n) for _ in range(n)] for _ in range(RESAMPLES)]
    distribution = np.array([statistic(a[i], b[i]) for i in map(np.array, drawn)])
    known = BootstrapResult(None, distribution, None)
    return stats.bootstrap((a, b), statistic, paired=True, n_resamples=0, bootstrap_result=known,
                           method="BCa").confidence_interval


def cases():
    random.seed(20261124)
    for n in (3, 5, 6, 8, 10, 12):
        yield [random.lognormvariate(-1, 0.5) for _ in range(n)], [random.lognormvariate(-1.3, 0.6) for _ in range(n)]
    # Shares out of 30: many ties, and differences of 0.
    yield [random.randint(24, 30) / 30 for _ in range(10)], [random.randint(25, 30) / 30 for _ in range(10)]
    # One far away.
    yield [0.1, 0.12, 0.11, 0.13, 0.09, 0.1, 0.115, 0.105], [0.2, 0.22, 5.0, 0.19, 0.21, 0.23, 0.2, 0.18]
    # The pairs go together closely.
    base = [random.uniform(1, 9) for _ in range(9)]
    yield base, [x * random.uniform(0.9, 1) for x in base]


print("first,second,p,ratio_low,ratio_high,difference_low,difference_high")
warnings.simplefilter("error")
for first, second in cases():
    a, b = np.array(first), np.array(second)
    p = stats.permutation_test((a, b), lambda x, y: np.mean(x - y), permutation_type="samples", vectorized=False,
                               n_resamples=math.inf).pvalue
    ends = [*bca(a, b, ratio), *bca(a, b, difference)]
    print(",".join([" ".join(map(repr, first)), " ".join(map(repr, second)), *map(lambda x: repr(float(x)), [p, *ends])]))
