package io.ganglion.trainers;

import io.ganglion.api.Trainer;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.SmallNet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The losses in ten-steps.txt, which ten-steps.py beside it has computed without any of our code. */
final class TenSteps {
  /** Chosen; the two programs sum in other orders, and their hyperbolic tangents differ in last bits. */
  private static final double TOLERANCE = 1e-9;

  private TenSteps() {}

  /** The trace of that name, for a trainer with the settings that the script has. */
  static List<GoldenTrace> of(String name, Trainer<?> trainer) {
    double[] losses = lines()
        .map(line -> line.split(" "))
        .filter(words -> words[0].equals(name))
        .flatMap(words -> Stream.of(words).skip(1))
        .mapToDouble(Double::parseDouble)
        .toArray();
    if (losses.length != 11) {
      throw new IllegalArgumentException("ten-steps.txt has " + losses.length + " losses named " + name);
    }
    return List.of(new GoldenTrace(trainer, new SmallNet(), SmallNet.start(), losses, TOLERANCE));
  }

  private static Stream<String> lines() {
    try (InputStream in = TenSteps.class.getResourceAsStream("ten-steps.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
