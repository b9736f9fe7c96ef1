package io.ganglion.experiments.bench;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.plugins.PluginCatalog;
import java.util.List;

/**
 * One of the report's series of trainings: of the linear networks, or of those without shortcuts.
 *
 * @param hidden units of the hidden layers; none for a linear network
 * @param output the activation of the output units
 */
record Proben1Net(List<Integer> hidden, String output) {
  /** The result of one training, measured on the test part; errors in percent. */
  record Result(double squaredError, double classError, int epochs) {}

  /** The data of a problem. */
  record Parts(Examples training, Examples validation, Examples test) {}

  private boolean isLinear() {
    return hidden.isEmpty();
  }

  Result train(Parts parts, PluginCatalog catalog, long seed) {
    Network network = network(parts.training(), catalog);
    EarlyStopping stopping = new EarlyStopping(network, parts.validation(), isLinear() ? 5 : 2);
    Loss squaredError = PluginSpec.parse("squared-error").create(PluginKind.LOSS, catalog);
    run(Training.of(network, squaredError), trainer(catalog, seed), stopping, parts.training(), seed);
    double[] outputs = network.outputs(stopping.best(), parts.test());
    double wrong = WinnerTakesAll.wrong(outputs, parts.test().targets(), parts.test().targetWidth());
    return new Result(SquaredErrorPercentage.of(outputs, parts.test()), 100 * wrong / parts.test().count(),
        stopping.epochs());
  }

  private static <S extends Record> void run(Training training, Trainer<S> trainer, EarlyStopping stopping,
      Examples examples, long seed) {
    training.reduction(Reduction.SUM).seed(seed)
        .trainer(new Watched<>(trainer, stopping))
        .epochs(EarlyStopping.MOST_EPOCHS + 1)
        .run(examples);
  }

  private Network network(Examples examples, PluginCatalog catalog) {
    String range = isLinear() ? "0.01" : "0.1";
    WeightInitializer weights = PluginSpec.parse("uniform low=-" + range + " high=" + range)
        .create(PluginKind.INITIALIZER, catalog);
    Activation softsign = PluginSpec.parse("softsign").create(PluginKind.ACTIVATION, catalog);
    Activation last = PluginSpec.parse(output).create(PluginKind.ACTIVATION, catalog);
    Network.Builder network = Network.withInputs(examples.inputWidth());
    hidden.forEach(units -> network.dense(units, softsign, weights, weights));
    return network.dense(examples.targetWidth(), last, weights, weights).build();
  }

  /** Rprop of 1993. Steps can't be less than some number above 0 here: one that makes no difference. */
  private Trainer<?> trainer(PluginCatalog catalog, long seed) {
    return PluginSpec.parse("rprop variant=rprop-plus increase=1.2 decrease=0.5 max-step=50 min-step=1e-100")
        .with("initial-step", isLinear() ? "0.005" : "0.05")
        .with("initial-step-max", isLinear() ? "0.02" : "0.2")
        .with("seed", Long.toString(seed))
        .create(PluginKind.TRAINER, catalog);
  }
}
