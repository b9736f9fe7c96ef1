package io.ganglion.engine.objective;

import io.ganglion.api.Objective;
import io.ganglion.engine.network.Population;
import org.jspecify.annotations.Nullable;

/**
 * What a training makes small, seen from all sides that it needs.
 *
 * @param sums over the training examples; what is selected there is what the objective is over
 * @param objective the loss of those examples, and penalties
 * @param demanded the same, as the trainer demands to see it
 * @param watch what is seen of each step
 * @param validation the loss of the validation examples; null if there are none
 * @param least what the losses can't fall below
 * @param population what layers keep of the training examples; null if that is nothing
 */
public record TrainedObjective(ExampleSums sums, Objective objective, Objective demanded, StepWatch watch,
    @Nullable Objective validation, Least least, @Nullable Population population) {
  /** The least that the losses can be, whatever the outputs; {@code validation} is 0 without validation examples. */
  public record Least(double training, double validation) {
    /** Of losses that nothing asks for. */
    public static final Least NOT_ASKED = new Least(0, 0);
  }
}
