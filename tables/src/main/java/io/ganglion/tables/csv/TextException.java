package io.ganglion.tables.csv;

import java.io.IOException;

/** Bytes that aren't the text they should be. */
final class TextException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String help;

  TextException(String problem, String help) {
    super(problem);
    this.help = help;
  }

  String help() {
    return help;
  }
}
