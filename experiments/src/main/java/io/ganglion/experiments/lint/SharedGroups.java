package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Split;
import io.ganglion.experiments.config.ColumnSection;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A column by which rows belong together, such as that of customers, with values that have rows in several parts, where
 * rows of one value have like targets: the score of a part is then that of known customers. Looked at are columns that
 * are named for such things, labels that are all codes of one form, such as {@code K-017}, and text that is no input.
 */
final class SharedGroups implements Lint {
  /** With fewer values, new rows are usually of the same ones. Chosen. */
  private static final int VALUES = 20;
  /** Values of so few rows each, in the mean, are things of which there are more, even if there are but ten. Chosen. */
  private static final int ROWS = 10;
  private static final int FEW_VALUES = 10;
  /** Of the rows of a part, those whose value training rows have. Chosen. */
  private static final double SHARE = 0.5;
  /** By how much rows of one value are more alike than any two; 1: the same. Chosen. */
  private static final double ALIKE = 0.25;
  private static final Pattern NAMES_GROUPS = Pattern.compile("(.*[^a-z])?(customer|client|patient|subject|person|user"
      + "|member|participant|student|household|family|account|device|machine|animal|group|batch|site|kunde|patientin"
      + "|person|proband|cliente|paciente|paziente)s?([^a-z]*(id|nr|no|num|number|key|code))?"
      + "|.*[^a-z](id|nr|no|num|number|key)|id|.*(nummer|nr)");

  /** Labels of digits alone are numbers, which may as well be months or hours: they need a name that says more. */
  private static final Pattern CODE = Pattern.compile("[^0-9]+[0-9]{2,}");
  /** What a number would lose: leading zeros, an E that is none of ten, and the last of many digits. */
  private static final Pattern LOST_IN_NUMBERS = Pattern.compile("0[0-9]+|[0-9]+[eE][0-9]+|[0-9]{16,}");

  @Override
  public String name() {
    return "shared-groups";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isEmpty() || examined.targets().isEmpty()) {
      return findings;
    }
    Examination.Asked asked = examined.asked().get();
    DataSection data = asked.experiment().data();
    if (data.split().groups().isPresent() || data.split().column().isPresent() || data.givesSequences()
        || data.series().isPresent() || !data.format().namesColumns()) {
      return findings;
    }
    Split parts = asked.data().rows();
    int[] judged = parts.test().length > 0 ? parts.test() : parts.validation();
    boolean folds = data.split().kfold().isPresent();
    int[] rows = folds ? examined.source().table().allRows() : judged;
    for (Column column : examined.source().table().columns()) {
      if (rows.length > 0 && examined.targets().stream().noneMatch(target -> target.name().equals(column.name()))
          && !data.weights().filter(column.name()::equals).isPresent() && !isKnown(data, column)
          && joinsRows(examined, column)) {
        find(examined, column, parts.train(), rows, folds).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /**
   * Whether the experiment says what the column holds, as for an input of which new rows have the same values. That it
   * is a category says nothing where numbers would lose something of the codes.
   */
  private static boolean isKnown(DataSection data, Column column) {
    ColumnSection said = data.column(column.name());
    boolean keepsCodes = said.type() == ColumnType.CATEGORY && said.encode().isEmpty() && said.order().isEmpty()
        && said.labels().isEmpty() && column instanceof CategoryColumn codes
        && codes.labels().stream().anyMatch(label -> LOST_IN_NUMBERS.matcher(label).matches());
    return said.saysType() && !keepsCodes;
  }

  private static boolean joinsRows(Examination examined, Column column) {
    if (column instanceof NumberColumn numbers) {
      return column.type() == Column.Type.NUMBER && isNamed(column)
          && IntStream.range(0, column.size()).allMatch(row -> column.isMissing(row)
              || numbers.values()[row] == Math.rint(numbers.values()[row]));
    }
    return column instanceof CategoryColumn labels && (isNamed(column) || areCodes(labels)
        || examined.inputs().stream().noneMatch(input -> input.name().equals(column.name())));
  }

  /** Whether the labels are the same but for digits, of which they end in two or more at the same place. */
  private static boolean areCodes(CategoryColumn column) {
    return column.labels().stream().allMatch(label -> CODE.matcher(label).matches())
        && column.labels().stream().map(label -> label.replaceAll("[0-9]", "0")).distinct().count() == 1;
  }

  private static boolean isNamed(Column column) {
    String spaced = column.name().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return NAMES_GROUPS.matcher(spaced).matches();
  }

  /** Whether the table has enough different values for new rows to be of others. */
  private static boolean areMany(Column column) {
    int[] known = IntStream.range(0, column.size()).filter(row -> !column.isMissing(row)).toArray();
    long values = IntStream.of(known).mapToObj(column::text).distinct().limit(VALUES).count();
    return values >= VALUES || values >= FEW_VALUES && known.length <= ROWS * values;
  }

  private Optional<LintFinding> find(Examination examined, Column column, int[] training, int[] rows,
      boolean folds) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row : training) {
      if (!column.isMissing(row)) {
        counts.merge(column.text(row), 1, Integer::sum);
      }
    }
    int least = folds ? 2 : 1; // of a fold's row, another one has to be in another fold
    Set<String> shared = new HashSet<>();
    int known = 0;
    for (int row : rows) {
      if (!column.isMissing(row) && counts.getOrDefault(column.text(row), 0) >= least) {
        shared.add(column.text(row));
        known++;
      }
    }
    if (!areMany(column) || known < SHARE * rows.length) {
      return Optional.empty();
    }
    double alike = examined.targets().stream().mapToDouble(target -> Alikeness.of(column, target, training)).max()
        .orElse(0);
    if (alike < ALIKE) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("values", (double) shared.size());
    figures.put("share", (double) known / rows.length);
    figures.put("alike", alike);
    String message = folds
        ? LintText.percent((double) known / rows.length) + " of the rows have a value that other rows have as well, and"
            + " may be in another fold than these"
        : LintText.percent((double) known / rows.length) + " of the rows of '"
            + (examined.asked().orElseThrow().data().rows().test().length > 0 ? "test" : "validation")
            + "' have a value that training rows have as well";
    return Optional.of(LintFinding.ofData(name(), new Problem(message, examined.place(column),
        "rows of one value have like targets, so the score is that of known ones, and too good for new ones",
        "write 'groups: " + Written.of(column.name()) + "' in 'split', so that every value"
            + " is in one part, unless new rows will be of the same ones"), List.of(column.name()), figures));
  }
}
