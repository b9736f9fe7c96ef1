package io.ganglion.engine.store;

import java.io.IOException;

/** A file can't be read as a model. The message says why, the help what to do. */
public final class ModelFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String help;

  public ModelFileException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** What to do about it. */
  public String help() {
    return help;
  }
}
