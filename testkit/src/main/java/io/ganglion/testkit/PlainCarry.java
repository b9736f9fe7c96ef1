package io.ganglion.testkit;

import io.ganglion.api.Carry;
import io.ganglion.api.Form;
import io.ganglion.api.Values;

/** What goes on from part to part of one sequence. */
final class PlainCarry implements Carry {
  private final boolean isDouble;
  private final PlainValues ofExample;
  private final PlainValues ofSteps;
  private int seen;

  /** Of a sequence that begins. */
  PlainCarry(Form form, boolean isDouble) {
    this.isDouble = isDouble;
    this.ofExample = new PlainValues(isDouble, form.carryPerExample(), 0);
    this.ofSteps = new PlainValues(isDouble, form.carryPerStep(), 0);
    ofExample.resize(1);
    for (int i = 0; i < form.carryPerExample(); i++) {
      ofExample.set(0, i, 0);
    }
  }

  /** Makes room for more steps. */
  void begin(int steps) {
    double[] kept = PlainValues.copy(ofSteps, isDouble);
    ofSteps.resize(seen + steps);
    for (int i = 0; i < kept.length; i++) {
      ofSteps.set(i / ofSteps.columns(), i % ofSteps.columns(), kept[i]);
    }
  }

  /** Steps were seen. */
  void end(int steps) {
    seen += steps;
  }

  @Override
  public int seen() {
    return seen;
  }

  @Override
  public Values ofExample() {
    return ofExample;
  }

  @Override
  public Values ofSteps() {
    return ofSteps;
  }
}
