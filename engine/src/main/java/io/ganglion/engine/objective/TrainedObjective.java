package io.ganglion.engine.objective;

import io.ganglion.api.Objective;
import org.jspecify.annotations.Nullable;

/**
 * What a training makes small, seen from all sides that it needs.
 *
 * @param sums over the training examples; what is selected there is what the objective is over
 * @param objective the loss of those examples, and penalties
 * @param demanded the same, as the trainer demands to see it
 * @param watch what is seen of each step
 * @param validation the loss of the validation examples; null if there are none
 */
public record TrainedObjective(ExampleSums sums, Objective objective, Objective demanded, StepWatch watch,
    @Nullable Objective validation) {}
