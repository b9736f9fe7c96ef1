package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/** The net input itself: for outputs without bounds. */
@Plugin(name = "identity", summary = "The net input itself.", api = Api.LEVEL)
public record Identity() implements Exportable {
  @Override
  public double value(double x) {
    return x;
  }

  @Override
  public Expression expression(Expression x) {
    return x;
  }

  @Override
  public double derivative(double x, double y) {
    return 1;
  }
}
