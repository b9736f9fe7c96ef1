package io.ganglion.experiments.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer can't take what the layers before it give, a residual block gives what can't be added, or a branch what can't
 * be put beside others.
 */
public final class UnsuitableLayerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;
  private final String help;

  /** @param help empty if it depends on what the examples are */
  UnsuitableLayerException(String path, String message, String help, @Nullable RuntimeException cause) {
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

  /** The dotted path of the layer, block or branch in the file. */
  public String path() {
    return path;
  }
}
