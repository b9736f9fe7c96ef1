package io.ganglion.experiments.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.settings.Precision;
import io.ganglion.experiments.binding.OrWord;
import java.util.Objects;
import java.util.OptionalInt;

/** How the machine is used: {@code runtime} in the file. {@code threads} is empty for {@code auto}. */
public record RuntimeSection(
    @Setting("the number of threads, ≥ 1; auto: one for each processor; small networks always use one") @OrWord("auto")
        OptionalInt threads,
    @Setting("the precision of hidden layers; float32 is faster for large layers, and rounds more")
        Precision precision) {
  public RuntimeSection() {
    this(OptionalInt.empty(), Precision.FLOAT64);
  }

  public RuntimeSection {
    Objects.requireNonNull(precision, "precision");
    if (threads.isPresent()) {
      Require.atLeast("threads", threads.getAsInt(), 1);
    }
  }
}
