package io.ganglion.tables.tasks;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.random.Randomness;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The adding problem (S. Hochreiter and J. Schmidhuber, "Long short-term memory", 1997, section 5.4, with numbers from
 * 0 to 1): in each step a number and a marker. The target is the sum of the two numbers that are marked, one in the
 * first half of the sequence and one in the second. Constant outputs have a mean squared error of 1/6.
 */
public record AddingProblem(
    @Setting("how many sequences are drawn, ≥ 1") int sequences,
    @Setting("how many steps each has, ≥ 2") int steps,
    @Setting("the seed that they are drawn by") long seed) implements SequenceTask {
  public AddingProblem() {
    this(5_000, 100, 1);
  }

  public AddingProblem {
    Require.atLeast("sequences", sequences, 1);
    Require.atLeast("steps", steps, 2);
    Math.multiplyExact(sequences, steps);
  }

  @Override
  public String name() {
    return "adding-problem";
  }

  @Override
  public List<String> columns() {
    return List.of("sequence", "step", "value", "marked", "sum");
  }

  @Override
  public List<Column> draw() {
    int rows = sequences * steps;
    double[] value = new double[rows];
    double[] marked = new double[rows];
    double[] sum = new double[rows];
    for (int i = 0; i < sequences; i++) {
      RandomGenerator random = Randomness.of(seed, Randomness.Purpose.TASK, i);
      int from = i * steps;
      for (int t = 0; t < steps; t++) {
        value[from + t] = random.nextDouble();
      }
      int first = from + random.nextInt(steps / 2);
      int second = from + steps / 2 + random.nextInt(steps - steps / 2);
      marked[first] = 1;
      marked[second] = 1;
      for (int t = 0; t < steps; t++) {
        sum[from + t] = value[first] + value[second];
      }
    }
    return List.of(SequenceTask.ids(sequences, steps), SequenceTask.steps(sequences, steps),
        new NumberColumn("value", value), new NumberColumn("marked", marked), new NumberColumn("sum", sum));
  }
}
