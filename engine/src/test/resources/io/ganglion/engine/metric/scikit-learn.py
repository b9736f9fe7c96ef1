"""Writes scikit-learn.txt: data sets, and the metrics that scikit-learn gives for them.

    /usr/bin/python3 scikit-learn.py > scikit-learn.txt

Made with scikit-learn 1.2.1 and NumPy 1.24.2 (Debian 12's python3-sklearn). What that release lacks follows the
definition in scikit-learn's documentation: the Brier score of more than two labels (as brier_score_loss of 1.7: the sum
over labels), the average precision of several labels (as average_precision_score of 1.3: each against the others), and
MASE (Hyndman and Koehler, 2006), which it hasn't. Lines:

    labels NAME COUNT WEIGHTED    then: row ACTUAL SCORE... [WEIGHT]
    numbers NAME WEIGHTED         then: row ACTUAL PREDICTED [WEIGHT]
    figure METRIC VALUE           where VALUE is 'undefined' if scikit-learn refuses, or gives NaN
    baseline METRIC VALUE         of DummyClassifier(strategy='prior') or DummyRegressor, fitted to the same rows

A row of weight 0 is as good as not there, and scikit-learn isn't shown it: it would count a label that only such rows
have in means over labels.
"""
import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.dummy import DummyClassifier, DummyRegressor

warnings.filterwarnings("ignore")
LABELS = "abcdefghij"
random = np.random.default_rng(20261130)


def say(kind, name, value):
    print(kind, name, "undefined" if value is None or np.isnan(value) else repr(float(value)))


def or_none(function):
    try:
        return function()
    except ValueError:
        return None


def of_labels(kind, count, y, predicted, p, w):
    all_labels = list(range(count))
    occurring = sorted(set(y) | set(predicted))
    say(kind, "accuracy", m.accuracy_score(y, predicted, sample_weight=w))
    say(kind, "balanced-accuracy", m.balanced_accuracy_score(y, predicted, sample_weight=w))
    for average in ("macro", "weighted"):
        for name, score in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
            say(kind, name + "-" + average, score(y, predicted, labels=occurring, average=average, sample_weight=w,
                                                  zero_division=0))
    say(kind, "matthews", m.matthews_corrcoef(y, predicted, sample_weight=w))
    say(kind, "log-loss", m.log_loss(y, p, labels=all_labels, sample_weight=w))
    truth = np.eye(count)[y]
    say(kind, "brier", m.brier_score_loss(y == 1, p[:, 1], sample_weight=w) if count == 2
        else np.average(((p - truth) ** 2).sum(axis=1), weights=w))
    if count == 2:
        say(kind, "roc-auc", or_none(lambda: m.roc_auc_score(y == 1, p[:, 1], sample_weight=w)))
        say(kind, "average-precision", m.average_precision_score(y == 1, p[:, 1], sample_weight=w)
            if (y == 1).any() else None)
    else:
        say(kind, "roc-auc", or_none(lambda: m.roc_auc_score(truth, p, average="macro", sample_weight=w)))
        say(kind, "average-precision", m.average_precision_score(truth, p, average="macro", sample_weight=w)
            if truth.any(axis=0).all() else None)
    for label in all_labels:
        for name, score in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
            say(kind, f"{name}({LABELS[label]})", score(y, predicted, labels=[label], average="macro",
                                                        sample_weight=w, zero_division=0))


def labels(name, count, y, p, w=None):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    print("labels", name, count, int(w is not None))
    for i in range(len(y)):
        print("row", y[i], *map(repr, p[i].tolist()), *([] if w is None else [repr(float(w[i]))]))
    if w is not None:
        y, p, w = y[w > 0], p[w > 0], w[w > 0]
    of_labels("figure", count, y, p.argmax(axis=1), p, w)
    dummy = DummyClassifier(strategy="prior").fit(np.zeros((len(y), 1)), y, sample_weight=w)
    prior = np.zeros((len(y), count))
    prior[:, dummy.classes_] = dummy.predict_proba(np.zeros((len(y), 1)))
    of_labels("baseline", count, y, dummy.predict(np.zeros((len(y), 1))), prior, w)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def some_labels(name, count, rows, skill, weights=None, digits=None, shares=None):
    y = random.choice(count, size=rows, p=shares)
    p = softmax(random.normal(size=(rows, count)) + skill * np.eye(count)[y])
    if digits is not None:  # equal scores; rows still sum to 1
        p = np.round(p, digits)
        p[:, -1] = np.round(1 - p[:, :-1].sum(axis=1), digits)
    w = {None: None, "whole": random.integers(0, 4, rows), "real": random.gamma(1.0, 2.0, rows)}[weights]
    labels(name, count, y, p, w)


def of_numbers(kind, y, predicted, of_median, w):
    say(kind, "rmse", np.sqrt(m.mean_squared_error(y, predicted, sample_weight=w)))
    say(kind, "mae", m.mean_absolute_error(y, of_median, sample_weight=w))
    say(kind, "r2", m.r2_score(y, predicted, sample_weight=w))
    if (y != 0).any():
        others = y != 0
        say(kind, "mape", m.mean_absolute_percentage_error(y[others], of_median[others],
                                                           sample_weight=None if w is None else w[others]))
    else:
        say(kind, "mape", None)


def numbers(name, y, predicted, w=None):
    y, predicted = np.asarray(y, dtype=float), np.asarray(predicted, dtype=float)
    print("numbers", name, int(w is not None))
    for i in range(len(y)):
        print("row", repr(float(y[i])), repr(float(predicted[i])), *([] if w is None else [repr(float(w[i]))]))
    of_numbers("figure", y, predicted, predicted, w)
    x = np.zeros((len(y), 1))
    mean = DummyRegressor(strategy="mean").fit(x, y, sample_weight=w).predict(x)
    if w is None:  # DummyRegressor's weighted median is the lower one; ours is half-way between two
        of_numbers("baseline", y, mean, DummyRegressor(strategy="median").fit(x, y).predict(x), w)


for count in (2, 3, 5):
    for rows in (7, 30, 90):
        for weights in (None, "whole", "real"):
            some_labels(f"{count}-labels-{rows}-rows-{weights or 'un'}weighted", count, rows, 1.2, weights)
for count in (2, 3, 4):
    for weights in (None, "real"):
        some_labels(f"{count}-labels-ties-{weights or 'un'}weighted", count, 40, 0.7, weights, digits=1)
some_labels("rare-label", 2, 60, 0.3, shares=[0.9, 0.1])
some_labels("rare-label-weighted", 2, 60, 0.3, "real", shares=[0.9, 0.1])
labels("no-label-b", 2, [0, 0, 0, 0], [[0.9, 0.1], [0.4, 0.6], [0.7, 0.3], [0.5, 0.5]])
labels("no-label-a", 2, [1, 1, 1], [[0.9, 0.1], [0.4, 0.6], [0.7, 0.3]])
labels("no-label-c", 3, [0, 1, 1, 0], [[0.5, 0.2, 0.3], [0.1, 0.2, 0.7], [0.2, 0.6, 0.2], [0.25, 0.5, 0.25]])
labels("one-row", 2, [1], [[0.25, 0.75]])
labels("one-row-of-three-labels", 3, [2], [[0.5, 0.25, 0.25]])
labels("all-predicted-equal", 2, [0, 1, 0, 0, 1], [[0.8, 0.2]] * 5)
labels("all-predicted-equal-of-three", 3, [0, 1, 2, 0, 1], [[0.2, 0.2, 0.6]] * 5)
labels("certain", 2, [0, 1, 1, 0], [[1, 0], [0, 1], [1, 0], [1, 0]])
labels("certain-of-three", 3, [0, 1, 2], [[1, 0, 0], [0, 1, 0], [0, 1, 0]])

for rows in (2, 9, 40, 120):
    for weighted in (False, True):
        y = random.normal(10, 3, rows)
        numbers(f"{rows}-numbers-{'' if weighted else 'un'}weighted", y, y + random.normal(0, 2, rows),
                random.gamma(1.0, 2.0, rows) if weighted else None)
y = random.integers(-2, 3, 50)
numbers("with-zeros", y, y + random.normal(0, 1, 50))
numbers("with-zeros-weighted", y, y + random.normal(0, 1, 50), random.integers(1, 4, 50).astype(float))
numbers("only-zeros", [0, 0, 0], [0.5, -0.25, 1])
numbers("equal", [4, 4, 4, 4], [4, 5, 3.5, 4])
numbers("equal-and-exact", [4, 4, 4], [4, 4, 4])
numbers("one-number", [3], [2.5])
numbers("far-from-zero", 1e9 + random.normal(0, 1, 30), 1e9 + random.normal(0, 1, 30))
numbers("large", 1e150 * random.normal(0, 1, 12), 1e150 * random.normal(0, 1, 12))
y = random.normal(0, 1, 1500)
numbers("many", y, 0.8 * y, random.random(1500))
