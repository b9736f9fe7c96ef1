package io.ganglion.runner.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.Precision;
import java.util.Objects;
import java.util.OptionalInt;

/** How the machine is used: {@code runtime} in the file. {@code threads} is empty for {@code auto}. */
public record RuntimeSection(
    @Setting("how many, ≥ 1; auto suits the machine and the network") @OrWord("auto") OptionalInt threads,
    @Setting("what hidden layers compute in; float32 is faster where layers are large, and rounds more")
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
