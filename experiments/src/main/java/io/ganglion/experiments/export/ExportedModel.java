package io.ganglion.experiments.export;

import io.ganglion.api.Plugin;
import io.ganglion.api.Shape;
import io.ganglion.api.formula.LayerFormula;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model of single rows all of whose parts can be written down: its columns, its layers and its parameters. Immutable.
 */
public final class ExportedModel {
  /**
   * One node of the network.
   *
   * @param info what it says of itself
   * @param formula what it computes
   */
  record Step(LayerInfo info, LayerFormula formula) {}

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
    requireRows(model, place);
    Network network = model.network();
    List<Step> steps = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    boolean plugin = false;
    for (LayerInfo info : network.layers()) {
      int node = info.node();
      network.formula(node).ifPresent(formula -> steps.add(new Step(info, formula)));
      if (network.formula(node).isEmpty()) {
        problems.add(unknown(info, place));
        plugin |= isOfOthers(info);
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(plugin ? ExitCode.PLUGIN : ExitCode.DATA, problems.stream().distinct().toList());
    }
    return new ExportedModel(model, steps);
  }

  private static void requireRows(Model model, Place place) {
    if (SeriesSource.of(model.source()).isPresent()) {
      throw refused("a model of a time series can't be exported: only models of single rows can", place);
    }
    model.preprocessing().inputs().stream().filter(input -> input.type() == Column.Type.TEXT
        || input.type() == Column.Type.IMAGE).findFirst()
        .ifPresent(text -> {
          throw refused("column '" + text.column() + "' holds "
              + (text.type() == Column.Type.TEXT ? "texts" : "images") + ", which can't be exported", place);
        });
    if (SequenceLayout.of(model.source()).isPresent()
        || model.network().inputShapes().stream().anyMatch(shape -> shape.isSequence())) {
      throw refused("a model of sequences can't be exported: only models of single rows can", place);
    }
    if (model.network().inputShapes().size() > 1 || !(model.network().inputShape() instanceof Shape.Row)) {
      throw refused("a model of images or of several inputs can't be exported: only models of single rows can", place);
    }
  }

  private static ProblemException refused(String message, Place place) {
    return new ProblemException(ExitCode.DATA, new Problem(message, place,
        "use it from Java: Model.load(Path.of(\"model.ganglion\"))"));
  }

  private static Problem unknown(LayerInfo info, Place place) {
    return info.activation().map(activation -> new Problem("activation '" + name(activation)
            + "' doesn't say what it computes, so that it can't be exported", place,
            "let its record implement io.ganglion.api.Exportable"))
        .orElseGet(() -> new Problem("layer '" + info.kind() + "' can't be exported", place,
            "dense layers, dropout, batch-norm, layer-norm, shortcuts and residual blocks can"));
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
    List<String> names = inputs().stream().map(ColumnEncoding::column).toList();
    return "inputs " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (names.size() > SHOWN ? " \u2026" : "") + " (" + names.size() + "), predicts "
        + targets().stream().map(ColumnEncoding::column).collect(Collectors.joining(", "));
  }

  /** The nodes of the network, each after those that it takes its inputs from. */
  List<Step> steps() {
    return steps;
  }

  List<ColumnEncoding> inputs() {
    return model.preprocessing().inputs();
  }

  List<ColumnEncoding> targets() {
    return model.preprocessing().targets();
  }

  /** All parameters, as the model file has them. Not to be changed. */
  double[] parameters() {
    return parameters;
  }
}
