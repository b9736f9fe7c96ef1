package io.ganglion.experiments.folds;

import io.ganglion.experiments.study.TrialResult;

/**
 * One training of a cross-validation.
 *
 * @param repeat which draw of the folds, from 1
 * @param number which fold was the test, from 1
 * @param seed of the draw and of the training
 * @param result its result
 */
record Fold(int repeat, int number, long seed, TrialResult result) {}
