package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Shape;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.engine.Network;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.layers.Rnn;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can't be exported is refused before anything is written. */
class ExportedModelTest {
  /** Doesn't say what it computes. */
  @Plugin(name = "acme.third", summary = "A third.", api = Api.LEVEL)
  record Third() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x / 3;
    }

    @Override
    public double derivative(double x, double y) {
      return 1.0 / 3;
    }
  }

  /** A layer of another. */
  @Plugin(name = "acme.halves", summary = "Halves.", api = Api.LEVEL)
  record Halves() implements Layer {
    @Override
    public Form form(Shape input) {
      return new Form(input);
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      throw new IllegalStateException("nothing is computed here");
    }
  }

  private static void assertRefused(ExitCode code, String message, Model model) {
    ProblemException refused = assertThrows(ProblemException.class,
        () -> ExportedModel.of(model, Place.at("runs/m/model.ganglion")));
    assertEquals(message, refused.getMessage());
    assertEquals(code, refused.exitCode());
  }

  private static Model model(Network network) {
    return ExportSamples.model("m", network, ExportSamples.numbers("x", network.inputWidth()),
        ExportSamples.numbers("y", network.outputWidth()));
  }

  @Test
  void anActivationThatDoesNotSayWhatItComputes() {
    Model model = model(Network.withInputs(2).dense(2, new Third(), ExportSamples.WIDE)
        .dense(3, new Third(), ExportSamples.WIDE).dense(1, new Identity(), ExportSamples.WIDE).build());
    assertRefused(ExitCode.PLUGIN, """
        error: activation 'acme.third' doesn't say what it computes, so that it can't be exported
          --> runs/m/model.ganglion
          help: let its record implement io.ganglion.api.Exportable""", model);
  }

  @Plugin(name = "acme.nothing", summary = "Says nothing.", api = Api.LEVEL)
  record Nothing() implements Exportable {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }

    @Override
    @SuppressWarnings("NullAway") // what a plug-in may do
    public Expression expression(Expression x) {
      return null;
    }
  }

  /** A contract that is broken, which commands report with the plug-in's name and jar. */
  @Test
  void anExpressionThatIsNull() {
    Model model = model(Network.withInputs(2).dense(1, new Nothing(), ExportSamples.WIDE).build());
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> ExportedModel.of(model, Place.NOWHERE));
    assertInstanceOf(PluginContractException.class, thrown.getCause());
  }

  @Test
  void aLayerOfAnotherKind() {
    Model model = model(Network.withInputs(2).dense(2, new Tanh(), ExportSamples.WIDE)
        .layer(new Halves(), Initializers.of(ExportSamples.WIDE)).dense(1, new Identity(), ExportSamples.WIDE)
        .build());
    assertRefused(ExitCode.PLUGIN, """
        error: layer 'acme.halves' can't be exported
          --> runs/m/model.ganglion
          help: dense layers, dropout, batch-norm, layer-norm, shortcuts and residual blocks can""", model);
  }

  @Test
  void aModelOfSequences() {
    Model model = model(Network.withInputs(new Shape.Steps(2))
        .layer(new Rnn(), Initializers.of(ExportSamples.WIDE)).dense(1, new Identity(), ExportSamples.WIDE).build());
    assertRefused(ExitCode.DATA, """
        error: a model of sequences can't be exported: only models of single rows can
          --> runs/m/model.ganglion
          help: use it from Java: Model.load(Path.of("model.ganglion"))""", model);
  }

  @Test
  void aModelOfATimeSeries() {
    Network network = Network.withInputs(2).dense(1, new Identity(), ExportSamples.WIDE).build();
    Model rows = model(network);
    assertRefused(ExitCode.DATA, """
        error: a model of a time series can't be exported: only models of single rows can
          --> runs/m/model.ganglion
          help: use it from Java: Model.load(Path.of("model.ganglion"))""",
        new Model("m", network, rows.parameters(), rows.preprocessing(), rows.loss(), Reduction.MEAN,
            Map.of("series.lags", "2", "series.at-once", "1", "series.horizon", "1", "series.input.0", "x1",
                "series.target.0", "y1")));
  }
}
