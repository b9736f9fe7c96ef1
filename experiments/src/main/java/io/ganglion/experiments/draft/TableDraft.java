package io.ganglion.experiments.draft;

import io.ganglion.engine.data.BooleanWords;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.experiments.binding.YamlText;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.FreeText;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.SafeText;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.evidence.Written;
import io.ganglion.tables.images.NamedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Drafts an experiment for a table: reads it, decides what each column is, prepares the data as a run would, leaves out
 * what lints advise to leave out, and sizes the network by what remains.
 */
public final class TableDraft {
  private static final String LAST = "last";
  /** From this share on, that a value is missing may itself say something. Chosen. */
  private static final double INDICATED = 0.05;
  /** A column with fewer values is hardly one. Chosen. */
  private static final double MOSTLY_MISSING = 0.6;
  /** A label that fewer rows have may be missing in the training part. */
  private static final int RARE = 10;
  /** More codes, and more than one for every second row, can't be learned from. */
  private static final int FEW_CODES = 20;
  /** How often columns are left out at most, each time all that lints name. */
  private static final int ROUNDS = 4;
  /** How many left-out columns are named on the screen. */
  private static final int SHOWN = 6;

  private final DraftRequest request;
  private final PluginCatalog catalog;
  private final TableReading reading;
  private final Table table;
  private final List<TargetChoice> targets;
  private final Optional<String> time;
  /** The column of ids, if examples are sequences. */
  private final Optional<String> id;
  /** The column of ids, if the table is several time series. */
  private final Optional<String> seriesId;
  private final Optional<String> order;
  private final boolean named;
  private final boolean perStep;
  private SplitChoice split;
  private final Map<String, String> ignored = new LinkedHashMap<>();
  private final List<String> filled = new ArrayList<>();
  private final List<TextChoice> texts = new ArrayList<>();
  private final Optional<ImageChoice> images;

  private TableDraft(DraftRequest request, PluginCatalog catalog) {
    this.request = request;
    this.catalog = catalog;
    this.named = request.format().namesColumns();
    this.reading = TableReading.of(request);
    this.table = reading.source().table();
    List<String> names = request.targets().stream().map(target -> column("--target", target)).toList();
    this.time = request.time().map(name -> column("--time", name));
    Optional<String> ids = request.id().map(name -> column("--id", name));
    this.id = time.isEmpty() ? ids : Optional.empty();
    this.seriesId = time.isPresent() ? ids : Optional.empty();
    this.order = request.order().map(name -> column("--order", name));
    this.perStep = id.isPresent() && !names.stream().allMatch(name -> isOfSequences(column(id.get()), column(name)));
    int[] counted = id.isPresent() && !perStep ? firstRows(column(id.get())) : table.allRows();
    this.targets = names.stream().distinct().map(name -> TargetChoice.of(column(name).rows(counted), named)).toList();
    this.split = chooseSplit();
    this.images = table.columns().stream().filter(ImageColumn.class::isInstance).map(ImageColumn.class::cast)
        .findFirst().map(column -> ImageChoice.of(column, reading.format()));
  }

  /**
   * Drafts an experiment.
   *
   * @throws ProblemException if there is no such column, or nothing can be learned from the table as it is
   */
  public static Draft of(DraftRequest request, PluginCatalog catalog) {
    return new TableDraft(request, catalog).draft();
  }

  /** The columns of a table, to choose a target from: {@code age (number), sex (category)}. */
  public static String columns(DraftRequest request) {
    return TableReading.of(request).source().table().columns().stream()
        .map(column -> column.name() + " (" + column.type().name().toLowerCase(Locale.ROOT) + ")")
        .collect(Collectors.joining(", "));
  }

  private Column column(String name) {
    return table.column(name).orElseThrow();
  }

  private String column(String option, String name) {
    if (table.column(name).isPresent()) {
      return name;
    }
    List<String> names = table.names();
    if (name.equals(LAST)) {
      return names.get(names.size() - 1);
    }
    Optional<String> joined = reading.source().layout().filter(layout -> layout.headerLines() > 1)
        .flatMap(layout -> TableReading.joined(names, name));
    if (joined.isPresent()) {
      return joined.get();
    }
    if (name.matches("[1-9][0-9]{0,5}") && Integer.parseInt(name) <= names.size()) {
      return names.get(Integer.parseInt(name) - 1);
    }
    throw new ProblemException(ExitCode.USAGE, new Problem("'" + reading.source().file() + "' has no column '" + name
        + "'", Place.at(option), Suggestion.nearest(name, names).map(near -> "did you mean '" + near + "'? ").orElse("")
            + "its columns are " + String.join(", ", names)));
  }

  /** Whether all rows of one id have the same value. */
  private static boolean isOfSequences(Column ids, Column target) {
    Map<String, String> valueOf = new HashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      String value = target.text(row);
      String before = valueOf.putIfAbsent(ids.text(row), value);
      if (before != null && !before.equals(value)) {
        return false;
      }
    }
    return true;
  }

  /** A row of each sequence. */
  private static int[] firstRows(Column ids) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, ids.size()).filter(row -> seen.add(ids.text(row))).toArray();
  }

  /** Whether all rows of a series have the same value. */
  private boolean isConstant(String name) {
    return seriesId.isPresent() && isOfSequences(column(seriesId.get()), column(name));
  }

  private int examples() {
    return id.isPresent() ? firstRows(column(id.get())).length
        : table.rows() - targets.stream().mapToInt(TargetChoice::missing).max().orElse(0);
  }

  private Set<String> roles() {
    return Stream.of(targets.stream().map(TargetChoice::name), time.stream(), id.stream(), seriesId.stream(),
            order.stream())
        .flatMap(each -> each).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private SplitChoice chooseSplit() {
    if (request.format().bringsSplit()) {
      return new SplitChoice("", "", Optional.empty(), reading.source().ownSplit().isPresent());
    }
    Optional<SplitChoice> byColumn = SplitChoice.byColumn(table, roles());
    if (byColumn.isPresent()) {
      return byColumn.get();
    }
    if (time.isPresent()) {
      return SplitChoice.inOrder(table.rows());
    }
    boolean stratifies = targets.size() == 1 && targets.get(0).isOfClasses() && !perStep;
    Optional<SplitChoice> beside = SplitChoice.beside(request, examples(), stratifies);
    if (beside.isPresent()) {
      return beside.get();
    }
    return drawn();
  }

  private SplitChoice drawn() {
    return SplitChoice.drawn(examples(), targets.size() == 1 && targets.get(0).isOfClasses() && !perStep,
        id.isPresent() ? "sequences" : "rows");
  }

  /** Keeps rows together that a column with many ids says are of one, such as a customer; whether it does. */
  private boolean groups(LintFinding finding) {
    String column = finding.columns().get(0);
    if (!split.equals(drawn())) {
      return false;
    }
    split = split.grouped(column);
    ignored.remove(column);
    reading.forget(column);
    return true;
  }

  private Draft draft() {
    if (named) {
      describeTargets();
      if (time.isPresent()) {
        table.names().stream().filter(name -> !roles().contains(name) && !split.column().equals(Optional.of(name)))
            .forEach(name -> ignored.put(name, isConstant(name) ? "it is the same in all rows of one '"
                + seriesId.get() + "': to use it, remove it here and name it in 'constant'"
                : "to use its past as well, remove it here and name it in 'inputs'; in 'known', if it is known of the"
                    + " rows to forecast"));
      }
      for (Column column : table.columns()) {
        if (isInput(column.name())) {
          describe(column);
        }
      }
      chooseTexts();
    }
    PreparedData data = prepare(text(preliminary()));
    for (int round = 0; named && round < ROUNDS && leavesOut(data); round++) {
      data = prepare(text(preliminary()));
    }
    String yaml = text(network(data.training().count(), data.preprocessing().inputs().stream()
        .filter(input -> texts.stream().noneMatch(text -> text.column().equals(input.column())))
        .mapToInt(ColumnEncoding::width).sum(), data.preprocessing().targetWidth()));
    bind(yaml);
    return new Draft(yaml, facts(data));
  }

  /** Before it is known how many numbers go into the network. */
  private NetworkDraft preliminary() {
    return network(examples(), otherInputs() > 0 ? 1 : 0, 1);
  }

  /**
   * The network.
   *
   * @param numbers of inputs that are no texts
   */
  private NetworkDraft network(int rows, int numbers, int outputs) {
    if (images.isPresent()) {
      ImageChoice image = images.get();
      return new ImageNetwork(rows, image.height(), image.width(), image.features(), split.validates());
    }
    return texts.isEmpty() ? new NetworkChoice(rows, numbers, outputs, givesSequences(), split.validates())
        : new TextNetwork(rows, texts, numbers, outputs, split.validates());
  }

  /** How many columns are inputs beside texts. */
  private long otherInputs() {
    return table.names().stream().filter(name -> isInput(name)
        && texts.stream().noneMatch(text -> text.column().equals(name))).count();
  }

  private boolean givesSequences() {
    return id.isPresent();
  }

  private boolean isInput(String name) {
    return !roles().contains(name) && !split.column().equals(Optional.of(name)) && !ignored.containsKey(name)
        && time.isEmpty();
  }

  private void describeTargets() {
    for (TargetChoice target : targets) {
      if (!target.declared().isEmpty()) {
        reading.column(target.name()).set("type", "category", target.declared());
      }
      if (target.missing() > 0 && id.isEmpty() && time.isEmpty()) {
        reading.column(target.name()).set("missing", "drop-row", Format.count(target.missing(), "row")
            + (target.missing() == 1 ? " has" : " have") + " no target: left out");
      }
    }
  }

  private void describe(Column column) {
    int missing = (int) IntStream.range(0, column.size()).filter(column::isMissing).count();
    String share = Format.grouped(missing) + " of " + Format.count(column.size(), "value")
        + (missing == 1 ? " is" : " are") + " missing (" + Format.percent((double) missing / column.size()) + ")";
    boolean dispensable = table.names().stream().filter(this::isInput).count() > 1;
    if (dispensable && missing > MOSTLY_MISSING * column.size()) {
      ignored.put(column.name(), share);
      return;
    }
    if (dispensable && column instanceof CategoryColumn labels && labels.labels().size() > FEW_CODES
        && 2 * labels.labels().size() > column.size() && reading.saysType(column.name())) {
      ignored.put(column.name(), reading.column(column.name()).reason() + "; nearly every row has its own");
      return;
    }
    boolean indicated = missing >= INDICATED * column.size();
    if (missing > 0 && column instanceof NumberColumn && !reading.fills(column.name())) {
      ColumnChoice choice = reading.column(column.name());
      choice.set("missing", "median", share + ": filled by the median"
          + (indicated ? ", and another input says where" : ""));
      if (indicated) {
        choice.set("indicator", "true");
      }
    } else if (missing > 0 && column instanceof CategoryColumn labels) {
      boolean own = indicated && !isOfTruthValues(labels);
      reading.column(column.name()).set("missing", own ? "constant" : "most-frequent", share
          + (own ? ": a label of their own" : ": filled by the most frequent label"
              + (indicated ? ", and another input says where" : "")));
      if (indicated && !own) {
        reading.column(column.name()).set("indicator", "true");
      }
    }
    if (missing > 0) {
      filled.add(column.name());
    }
    if (column instanceof CategoryColumn labels) {
      describeRareLabels(labels);
    }
  }

  /** As a run takes it, unless something else is said. */
  private boolean isOfTruthValues(CategoryColumn column) {
    return !reading.saysType(column.name()) && BooleanWords.areBoth(column.labels());
  }

  private void describeRareLabels(CategoryColumn column) {
    int[] counts = new int[column.labels().size()];
    for (int code : column.codes()) {
      if (code != CategoryColumn.MISSING) {
        counts[code]++;
      }
    }
    long rare = Arrays.stream(counts).filter(count -> count > 0 && count < RARE).count();
    if (rare > 0 && !isOfTruthValues(column)) {
      reading.column(column.name()).set("unseen", "ignore", Format.count(rare, "label")
          + (rare == 1 ? " is" : " are") + " rare, and may not be among the training rows: then a row has none");
    }
  }

  /** Texts are inputs where examples are rows; short ones only if nothing else is left to learn from. */
  private void chooseTexts() {
    if (time.isPresent() || id.isPresent()) {
      return;
    }
    boolean alone = table.columns().stream().noneMatch(column -> isInput(column.name())
        && !(column instanceof CategoryColumn labels && FreeText.isOne(labels)));
    for (Column column : table.columns()) {
      if (isInput(column.name()) && !reading.saysType(column.name())) {
        TextChoice.of(column, alone).ifPresent(text -> {
          reading.forget(column.name());
          text.describe(reading.column(column.name()));
          texts.add(text);
        });
      }
    }
  }

  /** Prepares the data as a run does. */
  private PreparedData prepare(String yaml) {
    LoadedExperiment loaded = load(yaml);
    return DataPreparation.prepare(loaded.bind(catalog), loaded::place);
  }

  private LoadedExperiment load(String yaml) {
    return ExperimentReader.read(request.experiment(), List.of(), yaml);
  }

  private void bind(String yaml) {
    load(yaml).bind(catalog);
  }

  /** Leaves out what lints name; whether there was anything. */
  private boolean leavesOut(PreparedData data) {
    int before = ignored.size();
    Set<String> inputs = new LinkedHashSet<>();
    if (time.isEmpty()) {
      data.preprocessing().inputs().stream().map(ColumnEncoding::column).forEach(inputs::add);
      for (Column column : table.columns()) {
        if (isInput(column.name()) && !inputs.contains(column.name()) && !(column instanceof TextColumn)) {
          ignored.put(column.name(), column instanceof NumberColumn ? "it numbers the rows"
              : NamedImages.areNamedBy((CategoryColumn) column) ? "image files, which a network sees by columns: {"
                  + Written.of(column.name()) + ": image} and a branch for them"
              : "text: " + Format.count(((CategoryColumn) column).labels().size(), "different label") + " in "
                  + Format.count(column.size(), "row"));
        }
      }
    }
    LoadedExperiment loaded = load(text(preliminary()));
    Experiment experiment = loaded.bind(catalog);
    boolean grouped = false;
    for (LintFinding finding : Lints.of(Examination.of(experiment, data, loaded::place))) {
      grouped |= finding.lint().equals("shared-groups") && groups(finding);
      List<String> columns = switch (finding.lint()) {
        case "gives-target-away", "identifier-columns" -> finding.columns().subList(0, 1);
        case "repeated-columns" -> finding.figures().containsKey("columns") ? finding.columns()
            : finding.columns().subList(0, 1);
        case "constant-columns" -> finding.columns();
        default -> List.of();
      };
      for (String column : columns) {
        // One has to stay.
        if (isInput(column) && inputs.contains(column) && ignored.size() + 1 < before + inputs.size()) {
          ignored.putIfAbsent(column, columns.size() == 1 ? finding.problem().message()
              : finding.lint().equals("constant-columns") ? "it has the same value in every training row"
                  : "it repeats another column");
        }
      }
    }
    texts.removeIf(text -> ignored.containsKey(text.column()));
    return grouped || ignored.size() > before;
  }

  private String text(NetworkDraft network) {
    DraftText text = new DraftText();
    text.head(request, "");
    data(text);
    boolean oneTarget = targets.size() == 1;
    boolean classes = targets.stream().allMatch(TargetChoice::isOfClasses);
    int labels = oneTarget ? targets.get(0).classes().size() : 2;
    if (classes) {
      boolean softmax = oneTarget && labels != 2;
      network.writeNetwork(text, softmax ? "softmax" : "sigmoid", softmax
          ? "softmax: a probability for each of the " + labels + " classes, which add up to 1"
          : "sigmoid: " + (oneTarget ? "the probability of the second of two classes"
              : "a probability for each class of each target"), perStep);
      network.writeLoss(text, "cross-entropy", "the loss for classes: -log of the probability of the true one");
    } else {
      boolean outliers = targets.stream().anyMatch(target -> target.outliers() > 20);
      network.writeNetwork(text, "identity", "identity: any number", perStep);
      network.writeLoss(text, outliers ? "huber" : "squared-error", outliers
          ? "some targets lie far from the others, and the square of their errors would count for most"
          : "the loss for numbers: its minimum is the mean");
    }
    network.writeTraining(text);
    return text.toString();
  }

  private void data(DraftText text) {
    text.line(0, "");
    text.line(0, "data:");
    text.line(2, "file: " + YamlText.of(request.file()));
    if (!request.format().isDelimited()) {
      String format = "format: " + ImageChoice.yaml(images.map(ImageChoice::format).orElse(reading.format()));
      List<String> reasons = Stream.of(images.map(ImageChoice::scaled).orElse(""), reading.skipped().isEmpty() ? ""
          : "bad-files: skip leaves out " + reading.skipped())
          .filter(reason -> !reason.isEmpty()).toList();
      if (reasons.isEmpty()) {
        text.line(2, format);
      } else {
        text.line(2, format, String.join("; ", reasons));
      }
    }
    reading.write(text);
    List<String> names = targets.stream().map(TargetChoice::name).toList();
    text.line(2, "target: " + (names.size() == 1 ? YamlText.of(names.get(0)) : Written.list(names)));
    if (time.isPresent()) {
      SeriesLags lags = SeriesLags.of(series());
      text.line(2, "series: {" + seriesId.map(column -> "id: " + YamlText.of(column) + ", ").orElse("") + "lags: "
          + lags.lags() + ", time: " + YamlText.of(time.get()) + ", inputs: " + Written.list(names) + "}",
          seriesId.map(column -> "the rows of one '" + column + "' are one series; ").orElse("") + lags.reason());
    }
    if (id.isPresent()) {
      text.line(2, "sequence: {id: " + YamlText.of(id.get())
          + order.map(column -> ", order: " + YamlText.of(column)).orElse("") + (perStep ? ", target: per-step" : "")
          + "}", "the rows of one '" + id.get() + "' are one sequence" + order.map(column -> ", in the order of '"
              + column + "'").orElse(", in the order of the file") + (perStep
              ? "; the target changes within sequences, so each step has one"
              : "; the target is the same in all rows of a sequence, so it is one for each"));
    }
    Map<String, ColumnChoice> said = new LinkedHashMap<>(reading.columns());
    said.keySet().removeAll(ignored.keySet());
    if (!said.isEmpty()) {
      text.line(2, "columns:");
      said.forEach((column, choice) ->
          text.line(4, YamlText.of(column) + ": " + choice.yaml(), choice.reason()));
    }
    if (!ignored.isEmpty()) {
      text.line(2, "ignore:", "columns that are neither inputs nor targets");
      ignored.forEach((column, reason) -> text.line(4, "- " + YamlText.of(column), reason));
    }
    if (!split.yaml().isEmpty()) {
      text.line(2, "split: " + split.yaml(), split.reason());
    } else if (!split.reason().isEmpty()) {
      text.comment(2, split.reason());
    } else if (named) {
      text.comment(2, "no split: with so few examples, parts of them would say nothing; all are for training");
    }
    scales(text);
    classWeights(text);
  }

  /** The target of a series, which has to hold numbers; of several series, that of the longest. */
  private NumberColumn series() {
    Column column = column(targets.get(0).name());
    if (column instanceof NumberColumn numbers) {
      return seriesId.map(ids -> numbers.rows(rowsOfTheLongest(column(ids)))).orElse(numbers);
    }
    throw new ProblemException(ExitCode.DATA, new Problem("a time series is of numbers, but this column holds labels",
        Place.at(reading.source().file() + ": column '" + column.name() + "'"),
        "name a column of numbers as the target, or leave --time out"));
  }

  private static int[] rowsOfTheLongest(Column ids) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      rows.computeIfAbsent(ids.text(row), label -> new ArrayList<>()).add(row);
    }
    return rows.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow().stream()
        .mapToInt(row -> row).toArray();
  }

  private void scales(DraftText text) {
    boolean numbers = time.isPresent() || named && table.columns().stream()
        .anyMatch(column -> isInput(column.name()) && column instanceof NumberColumn);
    if (numbers) {
      text.line(2, "scale: standard", "numbers in different units become comparable: mean 0 and deviation 1, by the"
          + " training rows");
    }
    if (named && targets.stream().anyMatch(target -> !target.isOfClasses())) {
      text.line(2, "target-scale: standard", "undone in predictions, which are in the table's units");
    }
  }

  private void classWeights(DraftText text) {
    if (targets.size() == 1 && targets.get(0).isImbalanced()) {
      TargetChoice target = targets.get(0);
      text.line(2, "class-weights: balanced", "'" + target.most().getKey() + "' is in "
          + Format.count(target.most().getValue(), "row") + " and '" + target.least().getKey() + "' in "
          + target.least().getValue() + ": all classes count alike in the loss, or rare ones would never be predicted;"
          + " look at balanced-accuracy and f1-macro rather than accuracy");
    }
  }

  private Map<String, String> facts(PreparedData data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(targets.size() == 1 ? "target" : "targets",
        targets.stream().map(TargetChoice::summary).collect(Collectors.joining("; ")));
    if (images.isPresent()) {
      facts.put("images", images.get().found());
    } else if (time.isEmpty()) {
      int inputs = (int) data.preprocessing().inputs().stream().map(ColumnEncoding::column).distinct().count();
      List<String> out = ignored.keySet().stream().limit(SHOWN).map(name -> SafeText.line(name, 40)).toList();
      facts.put("inputs", Format.count(inputs, "column") + (out.isEmpty() ? "" : "; left out: "
          + String.join(", ", out) + (ignored.size() > SHOWN ? " and " + (ignored.size() - SHOWN) + " others" : "")));
    }
    List<String> gaps = filled.stream().filter(name -> !ignored.containsKey(name)).limit(SHOWN)
        .map(name -> SafeText.line(name, 40)).toList();
    if (!texts.isEmpty()) {
      facts.put(texts.size() == 1 ? "text" : "texts", texts.stream().map(text -> SafeText.line(text.column(), 40)
          + (text.characters() ? " by characters" : " by words")).collect(Collectors.joining(", ")));
    }
    if (!reading.skipped().isEmpty()) {
      facts.put("left out", reading.skipped());
    }
    if (!gaps.isEmpty()) {
      facts.put("missing", "filled in " + String.join(", ", gaps)
          + (filled.size() > SHOWN ? " and others" : ""));
    }
    facts.put("examples", data.parts().entrySet().stream()
        .map(part -> part.getKey() + " " + Format.grouped(part.getValue().count())).collect(Collectors.joining(", ")));
    return facts;
  }
}
