package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextSamplesTest {
  @Test
  void readsWhatItWrote() {
    assertEquals(Map.of(0, "a\nb", 1, "", 16, "\n--- after epoch x ---\n"), TextSamples.read(
        "--- after epoch 0 ---\na\nb\n--- after epoch 1 ---\n\n--- after epoch 16 ---\n\n--- after epoch x ---\n\n"));
    assertEquals(Map.of(), TextSamples.read(""));
  }
}
