package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Exportable;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Expression;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.SelfAttention;
import io.ganglion.losses.SquaredError;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
        error: layer 'acme.halves' doesn't say what it computes, so that it can't be exported
          --> runs/m/model.ganglion
          help: let its record implement io.ganglion.api.ExportableLayer""", model);
  }

  /** A layer that says something else than it is. */
  @Plugin(name = "acme.wide", summary = "Says too much.", api = Api.LEVEL)
  record Wide() implements ExportableLayer {
    @Override
    public Form form(Shape input) {
      return new Form(input);
    }

    @Override
    public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
      return new RowsExpression.Beside(List.of(x, x));
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      throw new IllegalStateException("nothing is computed here");
    }
  }

  /** A contract that is broken, which commands report with the plug-in's name and jar. */
  @Test
  void anExpressionOfOtherWidth() {
    Model model = model(Network.withInputs(2).dense(2, new Tanh(), ExportSamples.WIDE)
        .layer(new Wide(), Initializers.of(ExportSamples.WIDE)).dense(1, new Identity(), ExportSamples.WIDE).build());
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> ExportedModel.of(model, Place.NOWHERE));
    assertEquals("layer 'acme.wide': expression has 4 columns", thrown.getMessage());
    assertInstanceOf(PluginContractException.class, thrown.getCause());
  }

  private static Model languageModel(Network network) {
    TextEncoding text = new TextEncoding("text", new Characters(false), new Vocabulary(List.of("a")),
        OptionalInt.empty());
    return new Model("m", network, network.initialParameters(1), new NextTokenEncoding(text).preprocessing(),
        new SquaredError(), Reduction.MEAN, Map.of());
  }

  @Test
  void aLanguageModelWithoutProbabilities() {
    assertRefused(ExitCode.DATA, """
        error: the model can't be exported: the network gives no probabilities: its last layer isn't one of softmax
          --> runs/m/model.ganglion
          help: train a network whose last layer is softmax, and whose layers see no later steps: direction: forward, \
        causal: true, padding: causal""",
        languageModel(Network.withInputs(new Shape.Tokens(2)).layer(new Embedding(3),
            Initializers.of(ExportSamples.WIDE)).dense(2, new Identity(), ExportSamples.WIDE).build()));
  }

  @Test
  void aLanguageModelThatSeesLaterTokens() {
    assertRefused(ExitCode.DATA, """
        error: the model can't be exported: layer 2, 'self-attention', looks at later steps of a sequence: \
        the network can't go on step by step
          --> runs/m/model.ganglion
          help: train a network whose last layer is softmax, and whose layers see no later steps: direction: forward, \
        causal: true, padding: causal""",
        languageModel(Network.withInputs(new Shape.Tokens(2)).layer(new Embedding(3),
            Initializers.of(ExportSamples.WIDE)).layer(new SelfAttention(1, false),
            Initializers.of(ExportSamples.WIDE)).dense(2, new Softmax(), ExportSamples.WIDE).build()));
  }
}
