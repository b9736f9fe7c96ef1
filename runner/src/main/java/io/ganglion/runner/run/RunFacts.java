package io.ganglion.runner.run;

import io.ganglion.engine.Model;
import java.util.Map;

/**
 * What came out of a run.
 *
 * @param stopReason a sentence without a full stop
 * @param scores per part of the data, in the order train, validation, test
 * @param targetMissed whether a target loss was asked for and not reached
 */
record RunFacts(int epochs, int keptEpoch, String stopReason, double seconds, String shape, int parameters,
    Map<String, Model.Score> scores, boolean targetMissed) {}
