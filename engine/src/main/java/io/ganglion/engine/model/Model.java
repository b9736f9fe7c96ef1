package io.ganglion.engine.model;

import io.ganglion.api.Loss;
import io.ganglion.engine.LossChecks;
import io.ganglion.engine.Network;
import io.ganglion.engine.NetworkObjective;
import io.ganglion.engine.Team;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.settings.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained network with all that it needs to predict from a raw table: parameters, scalings, labels and column names.
 * Immutable, safe for concurrent use.
 */
public final class Model {
  private final String name;
  private final Network network;
  private final double[] parameters;
  private final Preprocessing preprocessing;
  private final Loss loss;
  private final Reduction reduction;
  private final Map<String, String> source;

  /**
   * @param name the experiment's
   * @param parameters copied; all finite
   * @param source how the table was read, for reading the next one: keys and values of the host's choice
   */
  public Model(String name, Network network, double[] parameters, Preprocessing preprocessing, Loss loss,
      Reduction reduction, Map<String, String> source) {
    network.graph().requireFitting(parameters);
    if (network.inputWidth() != preprocessing.inputWidth() || network.outputWidth() != preprocessing.targetWidth()) {
      throw new IllegalArgumentException("a " + network.shape() + " network doesn't fit " + preprocessing.inputWidth()
          + " inputs and " + preprocessing.targetWidth() + " targets");
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!Double.isFinite(parameters[i])) {
        throw new IllegalArgumentException("parameter " + i + " is " + parameters[i] + ", which no model may hold");
      }
    }
    LossChecks.requireUsable(loss, network.outputActivation());
    this.name = name;
    this.network = network;
    this.parameters = parameters.clone();
    this.preprocessing = preprocessing;
    this.loss = loss;
    this.reduction = reduction;
    this.source = Map.copyOf(source);
  }

  public String name() {
    return name;
  }

  /** The same, but for what becomes of the inputs' labels that no training row had. */
  public Model unseen(Unseen unseen) {
    return new Model(name, network, parameters, preprocessing.unseen(unseen), loss, reduction, source);
  }

  public Network network() {
    return network;
  }

  /** A copy. */
  public double[] parameters() {
    return parameters.clone();
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  public Loss loss() {
    return loss;
  }

  public Reduction reduction() {
    return reduction;
  }

  /** How the table was read that it was trained on, sorted by key. */
  public Map<String, String> source() {
    return new TreeMap<>(source);
  }

  /**
   * Predicts every row of a table, which may have its columns in another order and more of them.
   *
   * @return per row, one prediction per target
   * @throws io.ganglion.engine.data.DataException if an input column is missing or holds what can't be encoded
   */
  public List<List<Prediction>> predict(Table table) {
    double[] outputs = network.outputs(parameters, preprocessing.encodeInputs(table), table.rows());
    List<List<Prediction>> predictions = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      predictions.add(preprocessing.decode(outputs, row));
    }
    return predictions;
  }

  /** How good the model is on encoded examples, at least one. */
  public Score score(Examples examples) {
    double value;
    try (Team alone = new Team(1)) {
      value = new NetworkObjective(network, loss, reduction, examples, alone).value(parameters);
    }
    double[] outputs = network.outputs(parameters, examples);
    return new Score(examples.count(), value,
        Metrics.of(preprocessing, examples.count(), outputs, examples.targets(), examples.weights()));
  }

  /**
   * How good a model is on some examples.
   *
   * @param examples how many there were
   * @param loss the objective
   * @param metrics by name, in the order of the targets
   */
  public record Score(int examples, double loss, Map<String, Double> metrics) {}
}
