package io.ganglion.api;

import java.util.List;
import java.util.Objects;

/**
 * What a layer that reads sequences in one direction shows of its last passes, so that a diagnosis sees what becomes of
 * gradients on their way back through the steps.
 *
 * @param isBackward whether it reads the last step first
 * @param gradients dL/dh of what it gives after each step, with what comes back from all steps that it reads later: a
 *     row for each row of the batch
 * @param gates those that it has; none if it lets everything through
 */
public record StepTrace(boolean isBackward, Values gradients, List<Gate> gates) {
  public StepTrace {
    Objects.requireNonNull(gradients, "gradients");
    gates = List.copyOf(gates);
  }

  /**
   * What a gate of each unit lets through.
   *
   * @param name unique, such as {@code input}, as sentences about it name it; a setting of the layer that is named
   *     {@code <name>-bias}, such as {@code forget-bias}, is where the gate's biases start, and what a diagnosis
   *     advises
   * @param isMemory whether it decides what is kept of the step before: at 0, everything is forgotten
   * @param values from 0 to 1, a column for each unit and a row for each row of the batch
   */
  public record Gate(String name, boolean isMemory, Values values) {
    public Gate {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(values, "values");
    }
  }
}
