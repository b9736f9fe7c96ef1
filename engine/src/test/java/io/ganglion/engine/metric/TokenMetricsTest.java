package io.ganglion.engine.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenMetricsTest {
  /** Three of four tokens of one, and one of three characters, each with probability 1/2 or 1/4. */
  @Test
  void measuresBitsAndPerplexity() {
    TokenData data = new TokenData(new int[] {1, 1, 3});
    double[] probabilities = {9, 0.25, 0.5, 0.25};
    data.add(1, probabilities, 1);
    data.add(1, probabilities, 1);
    data.add(0, probabilities, 1);
    data.add(2, probabilities, 1);
    Listing listing = new Listing(false);
    listing.add("text", new TokenMetrics(data));
    assertEquals(List.of("accuracy", "bits-per-character", "perplexity"), List.copyOf(listing.names()));
    Measures measures = listing.measureAll();
    assertEquals(0.5, measures.values().get("accuracy"));
    assertEquals((1 + 1 + 2 + 2) / 6.0, measures.values().get("bits-per-character"), 1e-15);
    assertEquals(Math.pow(2, 6 / 4.0), measures.values().get("perplexity"), 1e-14);
    assertEquals(0.5, measures.baselines().get("accuracy"));
    assertEquals((2 * 1 + 2 * 2) / 6.0, measures.baselines().get("bits-per-character"), 1e-15);
    assertEquals(Math.pow(2, 6 / 4.0), measures.baselines().get("perplexity"), 1e-14);
    assertEquals(4, data.tokens());
    assertEquals(6, data.characters());
    assertEquals(6 * Math.log(2), data.nats(), 1e-14);
  }
}
