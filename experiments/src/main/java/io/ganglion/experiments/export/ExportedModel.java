package io.ganglion.experiments.export;

import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.TextGenerator;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model all of whose parts can be written down: its columns, its layers and its parameters. Immutable.
 */
public final class ExportedModel {
  /**
   * One node of the network.
   *
   * @param info what it says of itself
   * @param expression what it computes
   */
  record Step(LayerInfo info, RowsExpression expression) {}

  /** More columns aren't named. */
  private static final int SHOWN = 4;

  private final Model model;
  private final List<Step> steps;
  private final double[] parameters;

  private ExportedModel(Model model, List<Step> steps) {
    this.model = model;
    this.steps = List.copyOf(steps);
    this.parameters = model.parameters();
  }

  /**
   * A model that can be written down.
   *
   * @param place where the model is, for messages
   * @throws ProblemException if it can't: all that is in the way
   */
  public static ExportedModel of(Model model, Place place) {
    requireExamples(model, place);
    Network network = model.network();
    List<Step> steps = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    boolean plugin = false;
    List<LayerInfo> layers = network.layers();
    for (LayerInfo info : layers.subList(network.inputShapes().size(), layers.size())) {
      Optional<RowsExpression> expression = network.expression(info.node());
      if (expression.isPresent()) {
        steps.add(new Step(info, expression.get()));
      } else {
        problems.add(unknown(info, place));
        plugin |= isOfOthers(info);
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(plugin ? ExitCode.PLUGIN : ExitCode.DATA, problems.stream().distinct().toList());
    }
    return new ExportedModel(model, steps);
  }

  private static void requireExamples(Model model, Place place) {
    if (model.preprocessing().targets().get(0) instanceof NextTokenEncoding) {
      requireTokens(model, place);
    }
    if (isOfSequences(model) && model.network().inputShapes().size() > 1) {
      throw refused("a model of sequences with further inputs can't be exported", place);
    }
  }

  /** What goes on with a text does so token by token, in every language. */
  private static void requireTokens(Model model, Place place) {
    try {
      new TextGenerator(model);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the model can't be exported: " + e.getMessage(), place,
          "train a network whose last layer is softmax, and whose layers see no later steps: direction: forward,"
          + " causal: true, padding: causal"));
    }
  }

  /** Whether an example is several rows of a table. */
  private static boolean isOfSequences(Model model) {
    return SequenceLayout.of(model.source()).isPresent()
        || model.network().inputShapes().stream().anyMatch(shape -> shape instanceof Shape.Steps);
  }

  private static ProblemException refused(String message, Place place) {
    return new ProblemException(ExitCode.DATA, new Problem(message, place,
        "use it from Java: Model.load(Path.of(\"model.ganglion\"))"));
  }

  private static Problem unknown(LayerInfo info, Place place) {
    return info.activation().map(activation -> new Problem("activation '" + name(activation)
            + "' doesn't say what it computes, so that it can't be exported", place,
            "let its record implement io.ganglion.api.Exportable"))
        .orElseGet(() -> new Problem("layer '" + info.kind() + "' doesn't say what it computes, so that it can't be"
            + " exported", place, "let its record implement io.ganglion.api.ExportableLayer"));
  }

  private static String name(Object plugin) {
    Plugin declared = plugin.getClass().getAnnotation(Plugin.class);
    return declared == null ? plugin.getClass().getName() : declared.name();
  }

  /** Activations of Ganglion itself all say what they compute, and names with a dot are those of others. */
  private static boolean isOfOthers(LayerInfo info) {
    return info.activation().isPresent() || info.kind().indexOf('.') >= 0;
  }

  /** The model itself. */
  public Model model() {
    return model;
  }

  /** Such as {@code inputs age, sex (2), predicts survived}. */
  String summary() {
    if (language().isPresent()) {
      return "goes on with texts of " + language().get().width() + " tokens";
    }
    List<String> names = inputs().stream().map(ColumnEncoding::column).toList();
    return "inputs " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (names.size() > SHOWN ? " \u2026" : "") + " (" + names.size() + "), predicts "
        + targets().stream().map(ColumnEncoding::column).collect(Collectors.joining(", "));
  }

  /** The nodes of the network but its inputs, each after those that it takes its own from. */
  List<Step> steps() {
    return steps;
  }

  List<ColumnEncoding> inputs() {
    return model.preprocessing().inputs();
  }

  /** The inputs that are texts. */
  List<TextEncoding> texts() {
    return inputs().stream().filter(TextEncoding.class::isInstance).map(TextEncoding.class::cast).toList();
  }

  /** The inputs of the network, with the columns that each is made of. */
  List<InputColumns> inputsOfNetwork() {
    return model.preprocessing().inputsOfNetwork();
  }

  /** What comes behind each token of a text, if that is predicted. */
  Optional<NextTokenEncoding> language() {
    return targets().get(0) instanceof NextTokenEncoding next ? Optional.of(next) : Optional.empty();
  }

  /** Whether an example is several rows of a table, which are steps of one sequence. */
  boolean isOfSequences() {
    return isOfSequences(model);
  }

  /** Whether every step has a prediction of its own. */
  boolean isPerStep() {
    return model.network().outputShape().isSequence();
  }

  List<ColumnEncoding> targets() {
    return model.preprocessing().targets();
  }

  /** All parameters, as the model file has them. Not to be changed. */
  double[] parameters() {
    return parameters;
  }
}
