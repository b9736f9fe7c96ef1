package io.ganglion.experiments.config;

import java.util.Optional;

/** A layer can't take what the layers before it give, or a residual block gives what can't be added. */
public final class UnsuitableLayerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;
  private final String help;

  /** @param help empty if it depends on what the examples are */
  UnsuitableLayerException(String path, String message, String help, RuntimeException cause) {
    super(message, cause);
    this.path = path;
    this.problem = message;
    this.help = help;
  }

  /** The message. */
  public String problem() {
    return problem;
  }

  /** What to do; empty if that depends on what the examples are. */
  public Optional<String> help() {
    return help.isEmpty() ? Optional.empty() : Optional.of(help);
  }

  /** The dotted path of the layer in the file. */
  public String path() {
    return path;
  }
}
