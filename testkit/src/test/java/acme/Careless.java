package acme;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;

/** Breaks every part of the declaration that a class can break and still be read. */
@Plugin(name = "careless", summary = "Does everything but declare itself.", api = Api.LEVEL)
public record Careless(double gainInPercent) implements ElementwiseActivation {
  public Careless() {
    this(100);
  }

  public Careless {
    gainInPercent /= 100;
  }

  @Override
  public double value(double x) {
    return gainInPercent * x;
  }

  @Override
  public double derivative(double x, double y) {
    return gainInPercent;
  }
}
