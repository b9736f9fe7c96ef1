package io.ganglion.tables.csv;

import java.io.IOException;

/** Compressed bytes that are damaged, or compressed in a way that isn't read. */
public final class CompressionException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String help;

  CompressionException(String problem, String help) {
    super(problem);
    this.help = help;
  }

  /** What to do about it. */
  public String help() {
    return help;
  }
}
