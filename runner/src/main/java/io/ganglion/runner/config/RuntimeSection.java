package io.ganglion.runner.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import java.util.OptionalInt;

/** How the machine is used: {@code runtime} in the file. {@code threads} is empty for {@code auto}. */
public record RuntimeSection(
    @Setting("how many, ≥ 1; auto suits the machine and the network") @OrWord("auto") OptionalInt threads) {
  public RuntimeSection() {
    this(OptionalInt.empty());
  }

  public RuntimeSection {
    if (threads.isPresent()) {
      Require.atLeast("threads", threads.getAsInt(), 1);
    }
  }
}
