package io.ganglion.runner.matrix;

import java.util.List;

/** One training: what is trained, and with how many threads, which must make no difference. */
record Cell(String network, String trainer, String precision, int threads) {
  /** All cells of a group must give the same model. */
  String group() {
    return "%-8s  %-19s  %-7s".formatted(network, trainer, precision);
  }

  /** The same with other threads. */
  Cell with(int threads) {
    return new Cell(network, trainer, precision, threads);
  }

  /** Its name as a folder. */
  String folder() {
    return String.join("-", network, trainer, precision, Integer.toString(threads));
  }

  /** The words of the command that trains it. */
  List<String> command(String experiment, String out) {
    boolean hasRate = trainer.equals("backprop") || trainer.equals("adam");
    return List.of("run", experiment, "--quiet", "--out", out, "--set",
        "trainer={use: " + trainer + (hasRate ? ", learning-rate: 0.03}" : "}"), "--set",
        "runtime.precision=" + precision, "--set", "runtime.threads=" + threads);
  }
}
