package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;

/**
 * Gradient descent with classical momentum: {@code v = momentum * v - learningRate * g; w = w + v}, with g the gradient
 * and v the velocity, 0 at first. With momentum 0 it is plain backpropagation.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Rumelhart, Hinton, Williams, "Learning internal representations by error propagation", in <em>Parallel
 * Distributed Processing</em> 1, MIT Press 1986, equation 16; the default momentum is theirs too. The default learning
 * rate is chosen: with this momentum a lasting slope is followed at {@code 0.1 / (1 - 0.9)} = 1 times the gradient, and
 * a quadratic of curvature up to {@code 2 * (1 + 0.9) / 0.1} = 38 stays stable.
 */
@Plugin(name = "backprop", summary = "Gradient descent with momentum.", api = Api.LEVEL)
public record Backprop(
    @Setting("how much of the gradient a step follows, > 0") double learningRate,
    @Setting("how much of the last step is repeated, at least 0 and less than 1") double momentum)
    implements Trainer<Backprop.State> {

  /**
   * What is kept between steps.
   *
   * @param velocity the last change of each parameter
   */
  public record State(double[] velocity, @Scratch double[] gradient) {}

  public Backprop() {
    this(0.1, 0.9);
  }

  public Backprop {
    Require.positive("learningRate", learningRate);
    Require.fromUpTo("momentum", momentum, 0, 1);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] v = state.velocity;
    double[] g = state.gradient;
    double loss = objective.gradient(parameters, g);
    for (int i = 0; i < v.length; i++) {
      v[i] = momentum * v[i] - learningRate * g[i];
      parameters[i] += v[i];
    }
    return Step.progress(loss, state);
  }
}
