package io.ganglion.runner.serve;

import java.time.Duration;

/**
 * What a request may need.
 *
 * @param bytes of a body
 * @param rows of a table
 * @param patience how long a request may take to arrive, and its answer to be taken
 */
public record Limits(int bytes, int rows, Duration patience) {
  /** Batches of up to 16 MB. */
  public static final Limits USUAL = new Limits(16 << 20, 100_000, Duration.ofSeconds(30));
}
