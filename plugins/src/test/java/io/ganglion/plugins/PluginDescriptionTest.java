package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.layers.Dropout;
import io.ganglion.layers.GlobalMaxPool;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PluginDescriptionTest {
  /** An activation with a setting of every type. */
  @Plugin(name = "acme.many", summary = "Has a setting of every type.", api = Api.LEVEL)
  public record Many(
      @Setting("how much") double amount,
      @Setting("which of the two") Side side,
      @Setting("how often") int repeatCount,
      @Setting("the most that passes") double limit,
      @Setting("whether it bends") boolean bent,
      @Setting("what it is called") String label,
      @Setting("where it is kept, if anywhere") String folder)
      implements ElementwiseActivation {
    /** A choice. */
    public enum Side {
      LEFT,
      FAR_RIGHT
    }

    public Many() {
      this(0.5, Side.FAR_RIGHT, 3, Double.POSITIVE_INFINITY, true, "it's: \"true\"", null);
    }

    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }

  /** An initializer without settings. */
  @Plugin(name = "zero", summary = "All zeros.", api = Api.LEVEL)
  public record Zero() implements WeightInitializer {
    @Override
    public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      Arrays.fill(weights, from, to, 0);
    }
  }

  /** An activation without settings. */
  @Plugin(name = "same", summary = "The same.", api = Api.LEVEL)
  public record Same() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }

  private final PluginCatalog catalog = new PluginCatalog(List.of(
      LoadedPlugin.builtIn(type(PluginKind.INITIALIZER, Zero.class)),
      LoadedPlugin.builtIn(type(PluginKind.ACTIVATION, Same.class)),
      new LoadedPlugin<Activation>(type(PluginKind.ACTIVATION, Many.class), "lib/many.jar", Optional.of("0f"))));

  @Test
  void listsPluginsKindByKind() {
    assertEquals("""
        activations
          acme.many  Has a setting of every type.  (lib/many.jar)
          same       The same.

        initializers
          zero  All zeros.
        """, new PluginListing(catalog).render());
  }

  @Test
  void listsPluginsAsJson() {
    assertEquals(JsonParser.parseString("""
        {"plugins": [
          {"kind": "activation", "name": "acme.many", "summary": "Has a setting of every type.",
           "origin": "lib/many.jar", "sha256": "0f", "apiLevel": 3,
           "class": "io.ganglion.plugins.PluginDescriptionTest$Many"},
          {"kind": "activation", "name": "same", "summary": "The same.", "origin": "built-in", "apiLevel": 3,
           "class": "io.ganglion.plugins.PluginDescriptionTest$Same"},
          {"kind": "initializer", "name": "zero", "summary": "All zeros.", "origin": "built-in", "apiLevel": 3,
           "class": "io.ganglion.plugins.PluginDescriptionTest$Zero"}]}
        """), new PluginListing(catalog).toJson());
  }

  @Test
  void describesAPluginWithSettings() {
    assertEquals("""
        activation 'acme.many'
          Has a setting of every type.

          origin     lib/many.jar
          class      io.ganglion.plugins.PluginDescriptionTest$Many
          API level  3

          setting       default           type           meaning
          amount        0.5               number         how much
          side          far-right         choice         which of the two
                                                         left | far-right
          repeat-count  3                 whole number   how often
          limit         .inf              number         the most that passes
          bent          true              true or false  whether it bends
          label         "it's: \\"true\\""  text           what it is called
          folder        null              text           where it is kept, if anywhere

        In an experiment:
          - {units: 8, activation: {use: acme.many, amount: 0.5, side: far-right}}
        """, PluginDescription.of(catalog, "activation", "acme.many").render());
  }

  @Test
  void describesAPluginWithoutSettings() {
    assertEquals("""
        initializer 'zero'
          All zeros.

          origin     built-in
          class      io.ganglion.plugins.PluginDescriptionTest$Zero
          API level  3

        It has no settings.

        In an experiment:
          initializer: zero
        """, PluginDescription.of(catalog, "initializer", "zero").render());
  }

  @Test
  void showsALayerAmongTheLayersOfAnExperiment() {
    PluginCatalog layers = new PluginCatalog(List.of(LoadedPlugin.builtIn(type(PluginKind.LAYER, Dropout.class)),
        LoadedPlugin.builtIn(type(PluginKind.LAYER, GlobalMaxPool.class))));
    String dropout = PluginDescription.of(layers, "layer", "dropout").render();
    assertEquals("  - {use: dropout, rate: 0.5, whole-sequence: false}",
        dropout.lines().reduce((first, second) -> second).orElseThrow());
    String pool = PluginDescription.of(layers, "layer", "global-max-pool").render();
    assertEquals("  - {use: global-max-pool}", pool.lines().reduce((first, second) -> second).orElseThrow());
  }

  @Test
  void describesAPluginAsJson() {
    assertEquals(JsonParser.parseString("""
        {"kind": "activation", "name": "acme.many", "summary": "Has a setting of every type.",
         "origin": "lib/many.jar", "sha256": "0f", "apiLevel": 3,
         "class": "io.ganglion.plugins.PluginDescriptionTest$Many",
         "settings": [
           {"key": "amount", "type": "number", "default": 0.5, "doc": "how much"},
           {"key": "side", "type": "choice", "choices": ["left", "far-right"], "default": "far-right",
            "doc": "which of the two"},
           {"key": "repeat-count", "type": "whole number", "default": 3, "doc": "how often"},
           {"key": "limit", "type": "number", "default": ".inf", "doc": "the most that passes"},
           {"key": "bent", "type": "true or false", "default": true, "doc": "whether it bends"},
           {"key": "label", "type": "text", "default": "it's: \\"true\\"", "doc": "what it is called"},
           {"key": "folder", "type": "text", "default": null, "doc": "where it is kept, if anywhere"}],
         "example": "- {units: 8, activation: {use: acme.many, amount: 0.5, side: far-right}}"}
        """), PluginDescription.of(catalog, "activation", "acme.many").toJson());
  }

  @Test
  void saysWhichKindsThereAre() {
    ProblemException e =
        assertThrows(ProblemException.class, () -> PluginDescription.of(catalog, "activations", "same"));
    assertEquals(ExitCode.USAGE, e.exitCode());
    assertEquals("""
        error: there is no kind of plug-in 'activations'
          help: did you mean 'activation'? the kinds are activation, initializer, layer, loss, trainer
        """, e.problems().get(0).render());
  }

  @Test
  void saysWhichPluginsOfAKindThereAre() {
    ProblemException e =
        assertThrows(ProblemException.class, () -> PluginDescription.of(catalog, "activation", "tanh"));
    assertEquals(ExitCode.USAGE, e.exitCode());
    assertEquals("""
        error: there is no activation 'tanh'
          help: the activations are acme.many, same
        """, e.problems().get(0).render());
    e = assertThrows(ProblemException.class, () -> PluginDescription.of(catalog, "trainer", "rprop"));
    assertEquals("""
        error: there is no trainer 'rprop'
          help: there are no trainers
        """, e.problems().get(0).render());
  }

  private static <T> PluginType<T> type(PluginKind<T> kind, Class<?> offered) {
    try {
      return PluginType.of(kind, offered);
    } catch (PluginDeclarationException e) {
      throw new IllegalStateException(e);
    }
  }
}
