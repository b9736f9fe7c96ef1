package io.ganglion.tables.tasks;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.random.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The copying task (after Hochreiter and Schmidhuber, 1997, and M. Arjovsky, A. Shah and Y. Bengio, "Unitary evolution
 * recurrent neural networks", 2016): some symbols, blanks, a signal, and then as many steps whose targets are the
 * symbols of the beginning, in their order. Only these steps have a target.
 */
public record Copying(
    @Setting("how many sequences are drawn, ≥ 1") int sequences,
    @Setting("how many different symbols there are, 2 to 26") int symbols,
    @Setting("how many symbols are to be copied, ≥ 1") int length,
    @Setting("how many steps lie between the last symbol and the first copy, ≥ 1") int delay,
    @Setting("the seed that they are drawn by") long seed) implements SequenceTask {
  private static final int LETTERS = 26;
  private static final String BLANK = "blank";
  private static final String SIGNAL = "signal";

  public Copying() {
    this(2_000, 8, 5, 20, 1);
  }

  public Copying {
    Require.atLeast("sequences", sequences, 1);
    Require.atLeast("symbols", symbols, 2);
    if (symbols > LETTERS) {
      throw new InvalidSettingException("symbols", "must be " + LETTERS + " or less, but is " + symbols);
    }
    Require.atLeast("length", length, 1);
    Require.atLeast("delay", delay, 1);
    Math.multiplyExact(sequences, Math.addExact(Math.multiplyExact(2, length), delay));
  }

  @Override
  public String name() {
    return "copying";
  }

  @Override
  public int steps() {
    return 2 * length + delay;
  }

  @Override
  public List<String> columns() {
    return List.of("sequence", "step", "symbol", "copy");
  }

  @Override
  public List<Column> draw() {
    List<String> labels = new ArrayList<>(IntStream.range(0, symbols).mapToObj(i -> String.valueOf((char) ('a' + i)))
        .toList());
    labels.add(BLANK);
    labels.add(SIGNAL);
    @Nullable String[] symbol = new String[sequences * steps()];
    @Nullable String[] copy = new String[symbol.length];
    Arrays.fill(symbol, BLANK);
    for (int i = 0; i < sequences; i++) {
      RandomGenerator random = Randomness.of(seed, Randomness.Purpose.TASK, i);
      int from = i * steps();
      for (int t = 0; t < length; t++) {
        symbol[from + t] = labels.get(random.nextInt(symbols));
        copy[from + length + delay + t] = symbol[from + t];
      }
      symbol[from + length + delay - 1] = SIGNAL;
    }
    return List.of(SequenceTask.ids(sequences, steps()), SequenceTask.steps(sequences, steps()),
        CategoryColumn.of("symbol", symbol), CategoryColumn.of("copy", copy));
  }
}
