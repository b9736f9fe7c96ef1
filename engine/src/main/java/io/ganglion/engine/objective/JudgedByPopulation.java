package io.ganglion.engine.objective;

import io.ganglion.api.Objective;
import io.ganglion.engine.network.Population;
import java.util.Arrays;

/** The loss of examples that layers see with their statistics of the training examples, computed for each value. */
public final class JudgedByPopulation implements Objective {
  private final Objective objective;
  private final LocalSums sums;
  private final Population population;

  /** @param sums that {@code objective} is of */
  public JudgedByPopulation(Objective objective, LocalSums sums, Population population) {
    this.objective = objective;
    this.sums = sums;
    this.population = population;
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double value(double[] parameters) {
    sums.useStatistics(population.at(parameters));
    return objective.value(parameters);
  }

  /** Not asked for: statistics change with the parameters. */
  @Override
  public double gradient(double[] parameters, double[] gradient) {
    Arrays.fill(gradient, Double.NaN);
    throw new IllegalStateException("the loss of other examples is judged, not made small");
  }
}
