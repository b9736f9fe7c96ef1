package io.ganglion.engine.network;

import io.ganglion.api.Carry;
import io.ganglion.api.Form;
import io.ganglion.api.Values;
import io.ganglion.engine.settings.Precision;

/** What one layer keeps of a sequence that comes in parts. */
final class LayerCarry implements Carry {
  private final Precision precision;
  private final Rows ofExample;
  private final Rows ofSteps;
  private int room;
  private int seen;

  LayerCarry(Form form, Precision precision) {
    this.precision = precision;
    this.ofExample = new Rows(precision, form.carryPerExample());
    this.ofSteps = new Rows(precision, form.carryPerStep());
    ofExample.show(Numbers.zeros(precision, form.carryPerExample()), 0, 1);
  }

  /** The next {@code steps} are coming, after {@code seen}; of 0, another sequence begins. */
  void expect(int seen, int steps) {
    this.seen = seen;
    if (seen == 0) {
      ofExample.numbers().clear(0, ofExample.size());
    }
    int rows = Math.addExact(seen, steps);
    if (rows > room) {
      room = Math.max(rows, (int) Math.min(2L * room, Integer.MAX_VALUE / Math.max(1, ofSteps.width())));
      Numbers larger = Numbers.zeros(precision, Math.multiplyExact(room, ofSteps.width()));
      larger.copy(ofSteps.numbers(), 0, 0, seen * ofSteps.width());
      ofSteps.show(larger, 0, rows);
    } else {
      ofSteps.show(ofSteps.numbers(), 0, rows);
    }
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
