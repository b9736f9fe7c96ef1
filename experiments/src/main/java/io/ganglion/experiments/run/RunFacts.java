package io.ganglion.experiments.run;

import io.ganglion.engine.Network;
import io.ganglion.engine.model.Model;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a run.
 *
 * @param keptEpoch of a training that diverged the last that was whole, or the best
 * @param stopReason a sentence without a full stop
 * @param scores per part of the data, in the order train, validation, test; empty if there is no model
 * @param repeatable whether the same run ends with the same epoch, whatever the clock says
 * @param targetMissed whether a target loss was asked for and not reached
 * @param folds the results of its cross-validation, if there was one; the rest is of the model that saw every fold
 */
record RunFacts(int epochs, int keptEpoch, String stopReason, double seconds, Network network,
    Map<String, Model.Score> scores, boolean repeatable, boolean targetMissed, Optional<FoldTraining.Outcome> folds) {}
