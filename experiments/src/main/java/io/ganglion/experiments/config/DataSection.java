package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.api.host.SettingType;
import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.experiments.binding.AsWritten;
import io.ganglion.experiments.binding.Beside;
import io.ganglion.experiments.binding.ByName;
import io.ganglion.experiments.binding.OrWord;
import io.ganglion.experiments.binding.Required;
import io.ganglion.experiments.binding.RequiredIf;
import io.ganglion.experiments.binding.SectionType;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.NullValues;
import io.ganglion.tables.TextLayout;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where the examples come from and how they are prepared: {@code data} in the file. */
public record DataSection(
    @RequiredIf(NeedsFile.class)
    @Setting("a data file, or several with the same columns; of IDX files the images, or a folder with MNIST's names;"
        + " of images a folder with a folder for each label")
    List<Path> file,
    @Setting("how text files of delimited cells are laid out") @Beside TextLayout csv,
    @RequiredIf(NamesTarget.class)
    @Setting("the column or columns to predict: by name, by number from 1, or last; not for format text")
    @AsWritten List<String> target,
    @Setting("columns to leave out: neither inputs nor targets") @AsWritten List<String> ignore,
    @Setting("column types and encodings, where they aren't to be inferred")
    Map<String, ColumnSection> columns,
    @Setting("what cells hold that have no value, beside empty ones; numbers such as -999 however they are written")
    @AsWritten List<String> nullValues,
    @Setting("how missing values of inputs are handled; fitted on the training part") Missing.Policy missing,
    @Setting("how an input label that no training row has is handled: error; ignore: encoded as none of the known"
        + " labels; most-frequent: encoded as the most frequent one") Unseen.Policy unseen,
    @Setting("which examples are for training, validation and test") SplitSection split,
    @Setting("how number inputs are scaled; fitted on the training part") Scale scale,
    @Setting("how number targets are scaled; fitted on the training part") Scale targetScale,
    @Setting("the file format") @ByName(DataFormatChoice.class) DataFormat format,
    @Setting("for time series: how each row is predicted from the rows before it")
    Optional<SeriesSection> series,
    @Setting("for examples that are sequences: which rows, or which columns, are the steps of one")
    Optional<SequenceSection> sequence,
    @Setting("for format text: what the tokens are, and how the text is cut into examples")
    Optional<LanguageSection> text,
    @Setting("a column of example weights, ≥ 0; it is not an input") Optional<String> weights,
    @Setting("class weights in the loss, by label; 1 for a label that isn't listed; balanced: weights under which all"
        + " labels count alike") @OrWord("balanced") Optional<Map<String, Double>> classWeights) {
  public DataSection() {
    this(Required.unset(), new TextLayout().delimitedBy(TextLayout.AUTO), Required.unset(), List.of(), Map.of(),
        NullValues.USUAL, Missing.Policy.FAIL, Unseen.Policy.ERROR, new SplitSection(), Scale.NONE, Scale.NONE,
        DataFormats.usual(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public DataSection {
    file = checkedFiles(file, format);
    if (format.textColumn().isPresent()) {
      List<String> itself = List.of(format.textColumn().get());
      if (target != null && !target.equals(itself)) {
        throw new InvalidSettingException("target", "must be left out: what is predicted is the text itself",
            List.of("format"));
      }
      target = itself;
      text = Optional.of(text.orElseGet(LanguageSection::new));
      split = requireOrder(split, series, sequence);
    } else if (text.isPresent()) {
      throw new InvalidSettingException("text", "is only for format text", List.of("format"));
    }
    if (target != null) {
      if (target.isEmpty()) {
        throw new InvalidSettingException("target", "must name at least one column");
      }
      requireDistinct("target", target);
      target = List.copyOf(target);
    }
    if (!format.namesColumns() && !(ignore.isEmpty() && columns.isEmpty())) {
      throw new InvalidSettingException(ignore.isEmpty() ? "columns" : "ignore", "is only for "
          + DataFormats.titles(each -> each.namesColumns() && each.needsFile()) + " files", List.of("format"));
    }
    requireDistinct("ignore", ignore);
    for (String column : ignore) {
      if (target != null && target.contains(column)) {
        throw new InvalidSettingException("ignore", "must not name '" + column + "', which is a target",
          List.of("target"));
      }
    }
    ignore = List.copyOf(ignore);
    for (String column : split.columns()) {
      String use = split.groups().equals(Optional.of(column)) ? "by which the rows are grouped"
          : "by which the rows are split";
      if (ignore.contains(column)) {
        throw new InvalidSettingException("ignore", "must not name '" + column + "', " + use + ": it is never an input",
            List.of("split"));
      }
      if (target != null && target.contains(column)) {
        throw new InvalidSettingException("target", "must not name '" + column + "', " + use, List.of("split"));
      }
    }
    if (split.groups().isPresent() && !format.namesColumns()) {
      throw new InvalidSettingException("split", "can't keep groups together: only "
          + DataFormats.titles(each -> each.namesColumns() && each.needsFile()) + " files have columns of them",
          List.of("format"));
    }
    for (Map.Entry<String, ColumnSection> column : columns.entrySet()) {
      requireUsable(column.getKey(), column.getValue(), missing, target);
    }
    if (weights.isPresent()) {
      requireNoOtherUse(weights.get(), target, ignore, split, series);
    }
    for (Map.Entry<String, Double> weight : classWeights.orElse(Map.of()).entrySet()) {
      if (!(weight.getValue() >= 0 && Double.isFinite(weight.getValue()))) {
        throw new InvalidSettingException("classWeights", "must be 0 or greater and finite, but '" + weight.getKey()
            + "' has " + SettingType.text(weight.getValue()));
      }
    }
    requireNoLayout(format, csv);
    if (!format.isDelimited()) {
      columns.entrySet().stream().filter(column -> column.getValue().isOfImages()).findFirst().ifPresent(column -> {
        throw new InvalidSettingException("columns", "must not declare '" + column.getKey() + "' an image: only "
            + DataFormats.titles(DataFormat::isDelimited) + " files name images", List.of("format"));
      });
    }
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    nullValues = List.copyOf(nullValues);
    if (series.isPresent()) {
      columns.entrySet().stream().filter(column -> column.getValue().isOfTexts() || column.getValue().isOfImages())
          .findFirst().ifPresent(column -> {
            throw new InvalidSettingException("columns", "must not declare '" + column.getKey() + "' "
                + textOrImage(column.getValue()) + ": a time series is of numbers and labels", List.of("series"));
          });
      requireTimeOrder(series.get(), split, missing, columns, ignore, target);
    }
    if (sequence.isPresent()) {
      if (series.isPresent()) {
        throw new InvalidSettingException("sequence", "must be left out where 'series' cuts one long series into"
            + " examples", List.of("series"));
      }
      requireSequences(sequence.get(), split, format, missing, columns, ignore, target);
    }
  }

  /** Whether the data come from files. */
  public static final class NeedsFile implements Predicate<Map<String, Object>> {
    @Override
    public boolean test(Map<String, Object> given) {
      return !given.containsKey("format") || given.get("format") instanceof DataFormat format && format.needsFile();
    }
  }

  /** Whether targets are named: those of texts are the texts. */
  public static final class NamesTarget implements Predicate<Map<String, Object>> {
    @Override
    public boolean test(Map<String, Object> given) {
      return !(given.get("format") instanceof DataFormat format) || format.textColumn().isEmpty();
    }
  }

  /** The parts of a text follow one another. */
  private static SplitSection requireOrder(SplitSection split, Optional<SeriesSection> series,
      Optional<SequenceSection> sequence) {
    if (series.isPresent() || sequence.isPresent()) {
      throw new InvalidSettingException(series.isPresent() ? "series" : "sequence", "isn't for format text",
          List.of("format"));
    }
    if (split.kfold().isPresent() || split.column().isPresent() || split.stratify()
        || split.groups().isPresent()) {
      throw new InvalidSettingException("split", "must be by fractions, or by files: the parts of a text follow one"
          + " another", List.of("format"));
    }
    return SectionType.with(split, "order", SplitSection.Order.FILE);
  }

  /** What is said of the layout of text files, where there are none. */
  private static void requireNoLayout(DataFormat format, TextLayout given) {
    if (format.isDelimited() && format.needsFile()) {
      return;
    }
    SectionType<TextLayout> layout = SectionType.of(TextLayout.class);
    Map<String, Object> usual = layout.valuesOf(new TextLayout().delimitedBy(TextLayout.AUTO));
    Map<String, Object> said = layout.valuesOf(given);
    for (SettingType setting : layout.settings()) {
      if (!Objects.equals(said.get(setting.key()), usual.get(setting.key()))) {
        throw new InvalidSettingException(setting.component(), "is only for " + DataFormats.titles(each ->
            each.isDelimited() && each.needsFile()) + " files", List.of("format"));
      }
    }
  }

  private static List<Path> checkedFiles(List<Path> files, DataFormat format) {
    if (!format.needsFile()) {
      if (files != null && !files.isEmpty()) {
        throw new InvalidSettingException("file", "must be left out: format '" + format.name() + "' reads no file",
            List.of("format"));
      }
      return List.of();
    }
    if (files != null && files.isEmpty()) {
      throw new InvalidSettingException("file", "must name at least one file");
    }
    if (files != null && files.size() > 1 && !format.takesSeveralFiles()) {
      throw new InvalidSettingException("file", "must name one file: only "
          + DataFormats.titles(DataFormat::takesSeveralFiles) + " data can be in several files", List.of("format"));
    }
    return files == null ? Required.unset() : List.copyOf(files);
  }

  /** Nothing that draws rows, or leaves some out, goes with rows that follow one another. */
  private static void requireTimeOrder(SeriesSection series, SplitSection split, Missing.Policy missing,
      Map<String, ColumnSection> columns, List<String> ignore, List<String> target) {
    if (split.kfold().isPresent() || split.files().isPresent() || split.groups().isPresent()
        || split.train() < 1 && split.order() != SplitSection.Order.FILE) {
      throw new InvalidSettingException("split", "must keep the order of the time series: by fractions with order:"
          + " file, or by a column",
          List.of("series"));
    }
    if (dropsRows(missing, columns)) {
      throw new InvalidSettingException("missing", "must not be drop-row, which would leave holes in the series: fill"
          + " missing values instead");
    }
    for (String used : Stream.of(series.inputs().stream(), series.knownAndConstant().stream(), series.time().stream(),
        series.id().stream())
        .flatMap(names -> names).toList()) {
      if (ignore.contains(used)) {
        throw new InvalidSettingException("ignore", "must not name '" + used + "', which the series needs",
          List.of("series"));
      }
    }
    for (String used : series.knownAndConstant()) {
      if (target != null && target.contains(used)) {
        throw new InvalidSettingException("series", "must not name '" + used + "' in '"
            + (series.known().contains(used) ? "known" : "constant") + "': it is the target, which is to be predicted",
            List.of("target"));
      }
    }
    if (target != null && series.time().isPresent() && target.contains(series.time().get())) {
      throw new InvalidSettingException("target", "must not name '" + series.time().get()
          + "', which holds the times",
          List.of("series"));
    }
  }

  /** Ids and places in the order are neither inputs nor targets, and no step may fall out of a sequence. */
  private static void requireSequences(SequenceSection sequence, SplitSection split, DataFormat format,
      Missing.Policy missing, Map<String, ColumnSection> columns, List<String> ignore, List<String> target) {
    if (sequence.id().isEmpty() && sequence.wide().isEmpty()) {
      throw new InvalidSettingException("sequence", "must name the column of ids in 'id', or in 'wide' the beginning of"
          + " the names of columns that hold the steps of a row");
    }
    if (split.groups().isPresent() && split.files().isPresent()) {
      throw new InvalidSettingException("split", "can't keep groups of sequences together where parts are in files",
          List.of("sequence"));
    }
    if (!format.namesColumns()) {
      throw new InvalidSettingException("sequence", "is only for "
          + DataFormats.titles(each -> each.namesColumns() && each.needsFile()) + " files", List.of("format"));
    }
    if (sequence.wide().isEmpty() && dropsRows(missing, columns)) {
      throw new InvalidSettingException("missing", "must not be drop-row, which would leave holes in the sequences:"
          + " fill missing values instead", List.of("sequence"));
    }
    columns.entrySet().stream().filter(column -> (column.getValue().isOfTexts() || column.getValue().isOfImages())
        && !sequence.constant().contains(column.getKey())).findFirst().ifPresent(column -> {
          String what = textOrImage(column.getValue());
          throw new InvalidSettingException("columns", "must not declare '" + column.getKey() + "' " + what + " unless"
              + " data.sequence.constant names it: a sequence has " + what + " once, and not at every step",
              List.of("sequence"));
        });
    for (String used : Stream.concat(sequence.id().stream(), sequence.order().stream()).toList()) {
      if (ignore.contains(used)) {
        throw new InvalidSettingException("ignore", "must not name '" + used + "', which the sequences need: it is"
            + " never an input", List.of("sequence"));
      }
      if (target != null && target.contains(used)) {
        throw new InvalidSettingException("target", "must not name '" + used + "', which "
            + (sequence.id().equals(Optional.of(used)) ? "holds the ids" : "orders the steps"), List.of("sequence"));
      }
    }
  }

  private static String textOrImage(ColumnSection column) {
    return column.isOfTexts() ? "a text" : "an image";
  }

  private static boolean dropsRows(Missing.Policy missing, Map<String, ColumnSection> columns) {
    return missing == Missing.Policy.DROP_ROW || columns.values().stream()
        .anyMatch(column -> column.missing().equals(Optional.of(Missing.Policy.DROP_ROW)));
  }

  private static void requireNoOtherUse(String weights, List<String> target, List<String> ignore, SplitSection split,
      Optional<SeriesSection> series) {
    String other = target != null && target.contains(weights) ? "which is a target"
        : ignore.contains(weights) ? "which is ignored: it is never an input"
        : split.groups().equals(Optional.of(weights)) ? "by which the rows are grouped"
        : split.columns().contains(weights) ? "by which the rows are split" : "";
    if (!other.isEmpty()) {
      throw new InvalidSettingException("weights", "must not name '" + weights + "', " + other);
    }
    if (series.isPresent()) {
      throw new InvalidSettingException("weights", "isn't for time series",
          List.of("series"));
    }
  }

  private static void requireUsable(String name, ColumnSection column, Missing.Policy missing, List<String> target) {
    Missing.Policy policy = column.missing().orElse(missing);
    if (column.fill().isPresent() && policy != Missing.Policy.CONSTANT) {
      throw new InvalidSettingException("columns", "must say 'missing: constant' of '" + name
          + "', beside 'fill' or in 'data'");
    }
    if (target != null && target.contains(name)) {
      if (column.isOfTexts() || column.isOfImages()) {
        throw new InvalidSettingException("columns", "must not declare '" + name + "' " + textOrImage(column)
            + ": what is predicted are numbers or labels", List.of("target"));
      }
      if (column.indicator() || column.missing().isPresent() && policy.fills()) {
        throw new InvalidSettingException("columns", "must not fill '" + name
            + "': targets are never filled; missing: drop-row leaves such rows out",
          List.of("target"));
      }
      if (column.unseen().isPresent()) {
        throw new InvalidSettingException("columns", "must not set 'unseen' for '" + name
            + "': a target can only take known labels",
          List.of("target"));
      }
    } else if (column.indicator() && !policy.fills()) {
      throw new InvalidSettingException("columns",
          "must fill the missing values of '" + name + "' if it has an indicator, for instance by missing: median");
    }
  }

  /** Whether an example is a sequence of steps, and not one row. */
  public boolean givesSequences() {
    return sequence.isPresent() || text.isPresent()
        || series.isPresent() && series.get().form() == SeriesSection.Form.STEPS;
  }

  /** Whether each step of an example has a target, and not the example as a whole. */
  public boolean isPerStep() {
    return text.isPresent() || sequence.map(SequenceSection::isPerStep).orElse(false);
  }

  /** A file or folder with validation rows that stands beside the data, or in it, and wasn't named. */
  public Optional<Path> validationFile() {
    return file != null && file.size() == 1 && split.saysNothingOfValidation() // null before complaints are made
        ? format.validationFile(file.get(0)) : Optional.empty();
  }

  /** A file or folder with test rows that stands beside the data, or in it, and wasn't named. */
  public Optional<Path> testFile() {
    return split.saysNothingOfTest() && !file.isEmpty() ? format.testFile(file.get(0)) : Optional.empty();
  }

  /** The same data, split in another way. */
  public DataSection withSplit(SplitSection other) {
    return SectionType.with(this, "split", other);
  }

  /**
   * The same data, other targets.
   *
   * @throws InvalidSettingException if they are used for something else
   */
  public DataSection withTarget(List<String> other) {
    return SectionType.with(this, "target", other);
  }

  /** What is said of a column; the defaults if nothing is. */
  public ColumnSection column(String name) {
    return columns.getOrDefault(name, new ColumnSection());
  }

  /**
   * What happens where a column has no value: targets and weights drop the row or fail, for nothing else can be learned
   * from.
   */
  public Missing.Policy missing(String column) {
    boolean needed = target.contains(column) || weights.equals(Optional.of(column));
    return column(column).missing()
        .orElse(needed && missing.fills() ? Missing.Policy.FAIL : missing);
  }

  /** How the cells of the table are written. */
  public CellStyles styles() {
    Map<String, CellStyle> byColumn = new LinkedHashMap<>();
    columns.forEach((name, column) -> {
      if (column.nullValues().isPresent() || !column.unit().isEmpty() || !column.labels().isEmpty()
          || column.isOfImages()) {
        byColumn.put(name, new CellStyle(column.nullValues().orElse(nullValues), column.unit(), column.labels(),
            column.image().style()));
      }
    });
    return new CellStyles(new CellStyle(nullValues, "", Map.of()), byColumn);
  }

  private static void requireDistinct(String component, List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.indexOf(columns.get(i)) < i) {
        throw new InvalidSettingException(component, "must not name '" + columns.get(i) + "' twice");
      }
    }
  }
}
