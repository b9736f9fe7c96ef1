package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Activation;
import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.SettingType;
import io.ganglion.engine.Network;
import io.ganglion.engine.inspect.Agreement;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.inspect.GradientCheck.Part;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.BranchSection;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.experiments.config.LossSection;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.experiments.config.PluginLayerSection;
import io.ganglion.experiments.config.ResidualSection;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The gradient check of an experiment: of its network, and of each of its activations and its loss alone, so that a
 * mistake has a name. Flat spots are off, for with them a derivative isn't meant to be that of its function. Where all
 * that is looked at of a block of parameters is at kinks, the whole check is made with other biases.
 */
public final class ExperimentGradcheck {
  private static final String FLAT_SPOT = "flat-spot";
  private static final String NOT_SHOWN_HELP =
      "check it with other initial weights, such as --set seed=2 or --set network.bias-initializer=uniform, or other"
      + " data";

  private final int examples;
  private final int allExamples;
  private final boolean hasFlatSpots;
  /** In how many parts nothing could be compared before biases were moved; 0 if they weren't. */
  private final int atKinks;
  private final List<Part> parts;
  /** Layer by layer, then the loss; one for each plug-in with the same settings. */
  private final Map<PluginUse<?>, Agreement> plugins;
  private final PluginUse<?> output;
  private final PluginUse<?> loss;
  private final PluginCatalog catalog;

  private ExperimentGradcheck(int examples, int allExamples, boolean hasFlatSpots, int atKinks, List<Part> parts,
      Map<PluginUse<?>, Agreement> plugins, PluginUse<?> output, PluginUse<?> loss, PluginCatalog catalog) {
    this.examples = examples;
    this.allExamples = allExamples;
    this.hasFlatSpots = hasFlatSpots;
    this.atKinks = atKinks;
    this.parts = parts;
    this.plugins = plugins;
    this.output = output;
    this.loss = loss;
    this.catalog = catalog;
  }

  /** Checks on some of the training examples, at the experiment's initial weights. */
  public static ExperimentGradcheck of(Experiment experiment, PreparedData data, PluginCatalog catalog) {
    PluginFactory factory = PluginFactory.of(catalog);
    NetworkSection section = withoutFlatSpots(experiment.network());
    Network network =
        section.network(data.training().shapes(), data.preprocessing().targetWidth());
    GradientCheck check = new GradientCheck(network, factory.loss(experiment.loss().use()), data.training(),
        experiment.seed());
    Reduction reduction =
        experiment.loss().reduction() == LossSection.Reduction.SUM ? Reduction.SUM : Reduction.MEAN;
    List<Part> parts = check.parts(reduction, experiment.loss().penalty());
    int atKinks = (int) parts.stream().filter(part -> part.agreement().compared() == 0).count();
    if (atKinks > 0) {
      check = check.withMovedBiases();
      parts = check.parts(reduction, experiment.loss().penalty());
    }
    Map<PluginUse<?>, Agreement> plugins = new LinkedHashMap<>();
    check.activations().forEach(checked ->
        plugins.merge(section.layer(checked.layer()).function().orElseThrow(), checked.agreement(), Agreement::and));
    plugins.put(experiment.loss().use(), check.loss());
    return new ExperimentGradcheck(check.examples(), data.training().count(),
        !section.equals(experiment.network()), atKinks, parts, plugins, section.output().activation(),
        experiment.loss().use(), catalog);
  }

  /** The same section if it has none. */
  private static NetworkSection withoutFlatSpots(NetworkSection section) {
    List<BranchSection> branches = section.branches().stream()
        .map(branch -> new BranchSection(branch.inputs(), withoutFlatSpots(branch.layers()))).toList();
    NetworkSection without = new NetworkSection(section.initializer(), section.biasInitializer(), branches,
        withoutFlatSpots(section.layers()), section.shortcuts());
    return without.equals(section) ? section : without;
  }

  private static List<LayerSection> withoutFlatSpots(List<LayerSection> layers) {
    return layers.stream().map(ExperimentGradcheck::withoutFlatSpot).toList();
  }

  private static LayerSection withoutFlatSpot(LayerSection layer) {
    if (layer instanceof DenseSection dense) {
      return new DenseSection(dense.units(), withoutFlatSpot(dense.activation()), dense.bias(), dense.initializer());
    }
    if (layer instanceof ResidualSection block) {
      return new ResidualSection(withoutFlatSpots(block.residual()));
    }
    PluginLayerSection plugin = (PluginLayerSection) layer;
    return new PluginLayerSection(plugin.use(), plugin.activation().map(ExperimentGradcheck::withoutFlatSpot),
        plugin.initializer(), plugin.recurrentInitializer(), plugin.biasInitializer());
  }

  private static PluginUse<Activation> withoutFlatSpot(PluginUse<Activation> use) {
    Optional<SettingType> setting = use.type().setting(FLAT_SPOT);
    if (setting.isEmpty() || !setting.get().choices().contains("none")
        || SettingType.text(use.settings().getOrDefault(FLAT_SPOT, "")).equals("none")) {
      return use;
    }
    Map<String, Object> settings = new LinkedHashMap<>(use.settings());
    for (Object choice : ((Class<?>) setting.get().type()).getEnumConstants()) {
      if (KebabCase.ofConstant((Enum<?>) choice).equals("none")) {
        settings.put(FLAT_SPOT, choice);
      }
    }
    return PluginUse.of(use.type(), use.type().create(settings));
  }

  /** For people, every line ended by {@code \n}. */
  public String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("layer", "part", "compared", "kinks", "largest error", "at"));
    for (Part part : parts) {
      Agreement agreement = part.agreement();
      lines.add(List.of(Integer.toString(part.layer()), part.block(),
          agreement.compared() + " of " + part.parameters(), Integer.toString(agreement.kinks()),
          error(agreement), agreement.compared() == 0 ? "" : Integer.toString(agreement.at())));
    }
    lines.add(List.of());
    lines.add(List.of("plug-in", "", "compared", "kinks", "largest error", ""));
    plugins.forEach((use, agreement) -> lines.add(List.of(use.type().kind().name(), Summary.named(use),
        Integer.toString(agreement.compared()), Integer.toString(agreement.kinks()), error(agreement), "")));
    int[] widths = new int[6];
    lines.forEach(line -> {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length() + 2);
      }
    });
    StringBuilder text = new StringBuilder(Format.count(examples, "example"))
        .append(examples < allExamples ? " of " + allExamples : "").append(hasFlatSpots ? ", without flat spots" : "")
        .append(atKinks == 0 ? "" : ", biases moved: at the initial ones, " + Format.count(atKinks, "part")
            + (atKinks == 1 ? " has" : " have") + " nothing but kinks")
        .append("\n\n");
    for (List<String> line : lines) {
      StringBuilder cells = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        cells.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length()));
      }
      text.append(cells.toString().stripTrailing()).append('\n');
    }
    if (exitCode() == ExitCode.OK) {
      text.append("\nall gradients agree with finite differences, to ")
          .append(String.format(Locale.ROOT, "%.0e", Agreement.TOLERANCE)).append('\n');
    }
    return text.toString();
  }

  private static String error(Agreement agreement) {
    return agreement.compared() == 0 ? "" : String.format(Locale.ROOT, "%.1e", agreement.worst());
  }

  /** What is wrong, and whose it is; empty if nothing is. */
  public Optional<ProblemException> problem() {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<PluginUse<?>, Agreement> entry : plugins.entrySet()) {
      PluginUse<?> use = entry.getKey();
      Agreement agreement = entry.getValue();
      if (Double.isNaN(agreement.worst()) && !problems.isEmpty()) {
        continue; // what isn't finite may come from the layer before
      }
      // A loss is checked through the activation below it, and can't be right where that is wrong.
      boolean isFault = !agreement.holds() && (!use.equals(loss)
          || Objects.requireNonNull(plugins.get(output)).holds());
      if (isFault) {
        problems.add(new Problem(use.type() + " has a derivative of " + agreement.given() + " where finite differences"
            + " of its values give " + agreement.expected(), Place.at(origin(use)), "this is a bug in the plug-in ("
            + use.type().type().getName() + "): compare its derivative with its value"));
      } else if (!agreement.showsSomething()) {
        problems.add(new Problem(use.type() + notShown(agreement), Place.at(origin(use)), NOT_SHOWN_HELP));
      }
    }
    if (problems.isEmpty()) {
      parts.stream().filter(part -> !part.agreement().holds()).findFirst().ifPresent(part ->
          problems.add(new Problem("the gradient of layer " + part.layer() + " is wrong, though every plug-in is"
              + " correct: number " + part.agreement().at() + " of its " + part.block()
              + " has " + part.agreement().given() + ", but finite differences give " + part.agreement().expected(),
              Place.NOWHERE,
              "this is a bug in Ganglion; please report it")));
    }
    if (problems.isEmpty()) {
      parts.stream().filter(part -> part.agreement().compared() == 0).forEach(part -> problems.add(new Problem(
          "the gradient of layer " + part.layer() + notShown(part.agreement()) + ", for its " + part.block(),
          Place.NOWHERE, NOT_SHOWN_HELP)));
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(new ProblemException(exitCode(), problems));
  }

  private static String notShown(Agreement agreement) {
    return agreement.compared() == 0
        ? " was compared nowhere: all " + Format.count(agreement.kinks(), "place") + " that were looked at are at kinks"
        : " was compared only where its derivative is 0, at " + Format.count(agreement.compared(), "place");
  }

  private String origin(PluginUse<?> use) {
    return catalog.all().stream().filter(plugin -> plugin.type().equals(use.type())).findFirst()
        .map(LoadedPlugin::origin).orElse("built-in");
  }

  /**
   * {@link ExitCode#PLUGIN} if a plug-in is wrong, or isn't shown to be right; {@link ExitCode#BUG} if the network is
   * though no plug-in is; {@link ExitCode#NOT_REACHED} if some of it could be compared nowhere.
   */
  public ExitCode exitCode() {
    if (plugins.values().stream().anyMatch(agreement -> !agreement.holds() || !agreement.showsSomething())) {
      return ExitCode.PLUGIN;
    }
    if (parts.stream().anyMatch(part -> !part.agreement().holds())) {
      return ExitCode.BUG;
    }
    return parts.stream().allMatch(part -> part.agreement().compared() > 0) ? ExitCode.OK : ExitCode.NOT_REACHED;
  }

  /** {@code {"ok", "tolerance", "examples", "flatSpotsOff", "biasesMoved", "layers": […], "plugins": […]}}. */
  public JsonObject toJson() {
    JsonObject object = new JsonObject();
    object.addProperty("ok", exitCode() == ExitCode.OK);
    object.addProperty("tolerance", Agreement.TOLERANCE);
    object.addProperty("examples", examples);
    object.addProperty("flatSpotsOff", hasFlatSpots);
    object.addProperty("biasesMoved", atKinks > 0);
    JsonArray layers = new JsonArray();
    for (Part part : parts) {
      JsonObject json = json(part.agreement(), part.agreement().compared() > 0);
      json.addProperty("layer", part.layer());
      json.addProperty("part", part.block());
      json.addProperty("parameters", part.parameters());
      layers.add(json);
    }
    object.add("layers", layers);
    JsonArray all = new JsonArray();
    plugins.forEach((use, agreement) -> {
      JsonObject json = json(agreement, agreement.showsSomething());
      json.addProperty("kind", use.type().kind().name());
      json.addProperty("name", use.name());
      json.addProperty("origin", origin(use));
      all.add(json);
    });
    object.add("plugins", all);
    return object;
  }

  private static JsonObject json(Agreement agreement, boolean isShown) {
    JsonObject json = new JsonObject();
    json.addProperty("ok", agreement.holds() && isShown);
    json.addProperty("compared", agreement.compared());
    json.addProperty("kinks", agreement.kinks());
    json.add("worst", Json.number(agreement.worst()));
    json.addProperty("at", agreement.at());
    json.add("derivative", Json.number(agreement.given()));
    json.add("difference", Json.number(agreement.expected()));
    return json;
  }
}
