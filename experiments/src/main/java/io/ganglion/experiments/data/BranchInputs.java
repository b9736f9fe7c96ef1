package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.BranchSection;
import io.ganglion.experiments.config.SequenceSection;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which columns go into which branch of a network. */
final class BranchInputs {
  private final PlacedExperiment asked;
  private final List<BranchSection> branches;
  private final List<String> ofExample;
  private final Map<String, ColumnEncoding> left = new LinkedHashMap<>();

  private BranchInputs(PlacedExperiment asked, Preprocessing fitted) {
    this.asked = asked;
    this.branches = asked.experiment().network().branches();
    this.ofExample = asked.data().sequence().map(SequenceSection::constant).orElse(List.of());
    fitted.inputs().forEach(input -> left.put(input.column(), input));
  }

  /**
   * The same, whose columns make up the inputs that the network's branches take.
   *
   * @throws io.ganglion.problem.ProblemException if a branch names what is no input, columns that can't be one, or if
   *     a column has no branch
   */
  static Preprocessing of(PlacedExperiment asked, Preprocessing fitted) {
    return new BranchInputs(asked, fitted).grouped(fitted);
  }

  private Preprocessing grouped(Preprocessing fitted) {
    if (branches.isEmpty()) {
      requireOne();
      return fitted;
    }
    List<String> inputs = List.copyOf(left.keySet());
    Map<Integer, List<ColumnEncoding>> taken = new LinkedHashMap<>();
    for (int i = 0; i < branches.size(); i++) {
      for (String column : branches.get(i).takesRest() ? List.<String>of() : branches.get(i).inputs()) {
        ColumnEncoding input = left.remove(column);
        if (input == null) {
          throw asked.problem(path(i), "'" + column + "' is no input",
              Suggestion.nearest(column, inputs).map(name -> "did you mean '" + name + "'? ").orElse("")
                  + "the inputs are " + Quoted.list(inputs));
        }
        taken.computeIfAbsent(i, key -> new ArrayList<>()).add(input);
      }
    }
    List<InputColumns> grouped = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      grouped.add(group(i, branches.get(i).takesRest() ? rest(i) : taken.getOrDefault(i, List.of())));
    }
    if (!left.isEmpty()) {
      throw asked.problem("network.branches", "no branch takes " + Quoted.list(List.copyOf(left.keySet())),
          "name " + (left.size() == 1 ? "it" : "them") + " in the 'inputs' of a branch, or write a branch with"
              + " 'inputs: rest'");
    }
    return fitted.withInputs(grouped);
  }

  private List<ColumnEncoding> rest(int branch) {
    List<ColumnEncoding> rest = List.copyOf(left.values());
    if (rest.isEmpty()) {
      throw asked.problem(path(branch), "no column is left for 'rest': other branches name them all",
          "remove the branch");
    }
    left.clear();
    return rest;
  }

  private InputColumns group(int branch, List<ColumnEncoding> columns) {
    List<ColumnEncoding> alone = columns.stream().filter(BranchInputs::isAlone).toList();
    if (!alone.isEmpty() && columns.size() > 1) {
      String first = alone.get(0).column();
      throw asked.problem(path(branch), "'" + first + "' is " + (isText(alone.get(0)) ? "a text" : "an image")
          + ", which goes into a branch by itself, but is with " + Quoted.list(columns.stream()
              .map(ColumnEncoding::column).filter(name -> !name.equals(first)).toList()),
          "write a branch for each of them");
    }
    long constant = columns.stream().filter(column -> ofExample.contains(column.column())).count();
    if (constant > 0 && constant < columns.size()) {
      throw asked.problem(path(branch), "one branch can't take what a sequence has once and what it has at every step:"
          + " data.sequence.constant names " + constant + " of its " + columns.size() + " columns",
          "write a branch for each of the two kinds");
    }
    return new InputColumns(columns, constant > 0);
  }

  /** Without branches, there is one input. */
  private void requireOne() {
    List<ColumnEncoding> alone = left.values().stream().filter(BranchInputs::isAlone).toList();
    List<String> once = left.values().stream().filter(input -> !isAlone(input)).map(ColumnEncoding::column)
        .filter(ofExample::contains).toList();
    List<String> others = left.values().stream().filter(input -> !isAlone(input)).map(ColumnEncoding::column)
        .filter(column -> !once.contains(column)).toList();
    int kinds = alone.size() + (once.isEmpty() ? 0 : 1) + (others.isEmpty() ? 0 : 1);
    if (kinds == 1) {
      return;
    }
    List<String> written = new ArrayList<>(alone.stream().map(input -> "{inputs: " + Written.of(input.column())
        + ", layers: [" + (isText(input) ? "{use: embedding, dimension: 32}, {use: global-average-pool}"
            : "{use: conv2d, filters: 16, kernel: 3, activation: relu}, {use: max-pool, size: 2}, {use: flatten}")
        + "]}").toList());
    if (!once.isEmpty() && !others.isEmpty()) {
      written.add("{inputs: [" + once.stream().map(Written::of).collect(Collectors.joining(", ")) + "]}");
    }
    boolean steps = asked.data().givesSequences();
    if (!others.isEmpty()) {
      written.add(steps ? "{inputs: rest, layers: [{use: gru, units: 32, outputs: last}]}" : "{inputs: rest}");
    } else if (!once.isEmpty()) {
      written.add("{inputs: rest}");
    }
    String message = alone.isEmpty() ? "a sequence has " + Quoted.list(once) + " once, and " + Quoted.list(others)
        + " at every step" : kinds(alone) + (alone.size() == 1 ? ", and there are other inputs"
        : kinds == alone.size() ? "" : ", and there are other inputs");
    throw asked.problem("network", message + ": each goes through layers of its own", "write in 'network': branches: ["
        + String.join(", ", written) + "], and in 'layers' what sees all that they give");
  }

  /** Which of the inputs are texts, and which are images. */
  private static String kinds(List<ColumnEncoding> alone) {
    List<String> texts = alone.stream().filter(BranchInputs::isText).map(ColumnEncoding::column).toList();
    List<String> images = alone.stream().filter(input -> !isText(input)).map(ColumnEncoding::column).toList();
    return Stream.of(kind(texts, "a text", "texts"), kind(images, "an image", "images"))
        .filter(kind -> !kind.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String kind(List<String> columns, String one, String several) {
    return columns.isEmpty() ? "" : Quoted.list(columns) + (columns.size() == 1 ? " is " + one : " are " + several);
  }

  /** Whether it is an input by itself. */
  private static boolean isAlone(ColumnEncoding input) {
    return isText(input) || input.type() == Column.Type.IMAGE;
  }

  private static boolean isText(ColumnEncoding input) {
    return input.type() == Column.Type.TEXT;
  }

  private static String path(int branch) {
    return "network.branches." + branch + ".inputs";
  }
}
