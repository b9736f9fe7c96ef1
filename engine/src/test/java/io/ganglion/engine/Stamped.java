package io.ganglion.engine;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;

/** A plug-in with a setting of every type. */
@Plugin(name = "test.stamped", summary = "Scales, and carries settings.", api = Api.LEVEL)
public record Stamped(double factor, int rank, long stamp, boolean exact, String note, Mood mood)
    implements ElementwiseActivation {
  /** An enum as a setting. */
  public enum Mood {
    VERY_CALM,
    LOUD
  }

  public Stamped() {
    this(1, 0, 0, false, "", Mood.LOUD);
  }

  public Stamped {
    if (rank < 0) {
      throw new InvalidSettingException("rank", "must be 0 or greater, but is " + rank);
    }
  }

  @Override
  public double value(double x) {
    return factor * x;
  }

  @Override
  public double derivative(double x, double y) {
    return factor;
  }
}
