package io.ganglion.runner.cli;

import io.ganglion.engine.data.encoding.Unseen;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rule for labels that no training row had which needs no training rows. */
final class UnseenRule implements ITypeConverter<Unseen> {
  @Override
  public Unseen convert(String name) {
    return switch (name) {
      case "error" -> Unseen.ERROR;
      case "ignore" -> Unseen.IGNORE;
      default -> throw new TypeConversionException("must be one of error, ignore, but is '" + name + "'");
    };
  }
}
