package io.ganglion.experiments.describe;

import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.Screen;
import io.ganglion.problem.DisplayWidth;
import io.ganglion.problem.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A table in short, for a terminal: a line for each column, as wide as the screen, and the balance of classes. */
public final class DescriptionText {
  private static final String GAP = "  ";
  private static final int MOST_BARS = 20;
  private static final int LONGEST_BAR = 30;
  /** The number of classes that are shown: the most frequent ones. */
  private static final int CLASSES = 20;
  private static final int LEAST_VALUES = 12;
  /** Longer names and labels are shortened. */
  private static final int LONGEST = 200;

  private final TableSummary summary;
  private final Screen screen;
  private final Optional<String> target;
  private final int bars;

  private DescriptionText(TableSummary summary, Screen screen) {
    this.summary = summary;
    this.screen = screen;
    this.target = summary.targets().stream().findFirst();
    this.bars = Math.min(MOST_BARS, screen.width() / 8);
  }

  /** The text, every line ended by {@code \n}. */
  public static String of(TableSummary summary, Screen screen) {
    return new DescriptionText(summary, screen).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder(head()).append("\n\n").append(columns());
    text.append('\n').append(legend());
    summary.classes().forEach(balance -> text.append('\n').append(classes(balance)));
    return text.toString();
  }

  private String head() {
    String parts = summary.parts().size() == 1 && summary.parts().containsKey(ClassBalance.ALL)
        ? Format.count(summary.parts().get(ClassBalance.ALL), "row")
        : summary.parts().entrySet().stream().map(part -> String.format(Locale.ROOT, "%s %,d", part.getKey(),
            part.getValue())).collect(Collectors.joining(", "));
    int rows = summary.columns().get(0).rows();
    boolean some = summary.parts().containsKey(summary.described()) && rows < summary.parts().get(summary.described());
    return SafeText.line(summary.file()) + ": " + parts + "; " + Format.count(summary.columns().size(), "column")
        + (summary.targets().isEmpty() ? "" : ", target "
            + summary.targets().stream().map(this::shown).collect(Collectors.joining(", ")))
        + (summary.described().equals(ClassBalance.ALL) ? "" : "; of '" + summary.described() + "'"
            + (some ? ", " + Format.count(rows, "row") + " evenly spread" : ""));
  }

  /** A cell that is aligned. */
  private record Cell(String text, boolean right) {}

  private String columns() {
    boolean gaps = summary.columns().stream().anyMatch(column -> column.missing() > 0);
    List<List<Cell>> lines = new ArrayList<>();
    List<Cell> heads = new ArrayList<>(List.of(new Cell("column", false), new Cell("type", false)));
    if (gaps) {
      heads.add(new Cell("missing", true));
    }
    heads.addAll(List.of(new Cell("distinct", true), new Cell("values", false), new Cell("histogram", false)));
    target.ifPresent(name -> heads.add(new Cell("with target", false)));
    lines.add(heads);
    summary.columns().forEach(column -> lines.add(cells(column, gaps)));
    int[] widths = new int[heads.size()];
    for (List<Cell> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(line.get(i).text()));
      }
    }
    int values = gaps ? 4 : 3;
    widths[0] = Math.min(widths[0], Math.max(12, screen.width() / 5));
    int others = Arrays.stream(widths).sum() - widths[values] + GAP.length() * (widths.length - 1);
    widths[values] = Math.min(widths[values], Math.max(LEAST_VALUES, screen.width() - others));
    StringBuilder text = new StringBuilder();
    for (List<Cell> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cut(line.get(i).text(), widths[i]);
        String blanks = " ".repeat(widths[i] - DisplayWidth.of(cell));
        padded.append(i == 0 ? "" : GAP).append(line.get(i).right() ? blanks + cell : cell + blanks);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String cut(String text, int width) {
    if (DisplayWidth.of(text) <= width) {
      return text;
    }
    int end = 0;
    int room = width - screen.ellipsis().length();
    while (end < text.length() && DisplayWidth.of(text.substring(0, text.offsetByCodePoints(end, 1))) <= room) {
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(0, end) + screen.ellipsis();
  }

  private List<Cell> cells(ColumnSummary column, boolean gaps) {
    List<Cell> cells = new ArrayList<>(List.of(new Cell(shown(column.name()), false),
        new Cell(KebabCase.ofConstant(column.type()), false)));
    if (gaps) {
      cells.add(new Cell(column.missing() == 0 ? "" : String.format(Locale.ROOT, "%,d %s", column.missing(),
          Format.percent((double) column.missing() / column.rows()).replace(" ", "")), true));
    }
    cells.add(new Cell(String.format(Locale.ROOT, "%,d", column.distinct()), true));
    cells.add(new Cell(column.numbers().map(numbers -> range(column, numbers)
        + (column.type() == Column.Type.TEXT ? " tokens; " + labels(column) : "")).orElseGet(() -> labels(column)),
        false));
    int[] counts = column.numbers().map(numbers -> numbers.histogram().counts())
        .orElseGet(() -> column.labels().stream().limit(bars).mapToInt(LabelCount::count).toArray());
    cells.add(new Cell(Sparkline.of(counts, bars, screen.unicode()), false));
    target.ifPresent(name -> cells.add(new Cell(association(column, name), false)));
    return cells;
  }

  private static String range(ColumnSummary column, NumberSummary numbers) {
    return text(column, numbers.min()) + " / " + text(column, numbers.median()) + " / " + text(column, numbers.max());
  }

  private static String text(ColumnSummary column, double value) {
    return column.type() == Column.Type.DATE
        ? new NumberColumn(column.name(), Column.Type.DATE, new double[] {value}).text(0)
        : Format.plain(value);
  }

  private String labels(ColumnSummary column) {
    String labels = column.labels().stream().map(label -> shown(label.label()) + " " + label.count())
        .collect(Collectors.joining(", "));
    return labels + (column.distinct() > column.labels().size() ? ", " + screen.ellipsis() : "");
  }

  /** Without what would tear the line, and in ASCII where there is nothing else. */
  private String shown(String text) {
    String line = SafeText.line(text, LONGEST);
    return screen.unicode() ? line : line.replaceAll("[^\\x20-\\x7E]", "?");
  }

  private String association(ColumnSummary column, String name) {
    if (column.name().equals(name)) {
      return "(target)";
    }
    return column.associations().stream().filter(association -> association.target().equals(name)).findFirst()
        .map(association -> symbol(association.measure()) + " "
            + String.format(Locale.ROOT, "%.2f", association.value() + 0.0)).orElse("");
  }

  private String symbol(Association.Measure measure) {
    return measure == Association.Measure.CORRELATION_RATIO && !screen.unicode() ? "eta" : measure.symbol();
  }

  private String legend() {
    StringBuilder legend = new StringBuilder("values: minimum / median / maximum of numbers, or the most frequent"
        + " labels\n");
    if (summary.columns().stream().anyMatch(column -> column.type() == Column.Type.TEXT)) {
      legend.append("texts: minimum / median / maximum number of tokens, and the most frequent tokens\n");
    }
    Set<String> measures = new LinkedHashSet<>();
    for (ColumnSummary column : summary.columns()) {
      column.associations().stream().filter(association -> Optional.of(association.target()).equals(target))
          .forEach(association -> measures.add(symbol(association.measure()) + ": " + switch (association.measure()) {
            case PEARSON -> "Pearson's correlation";
            case POINT_BISERIAL -> "point-biserial correlation, above 0 if larger numbers occur with '"
                + shown(association.towards()) + "'";
            case CORRELATION_RATIO -> "correlation ratio of numbers and labels, bias-corrected";
            case CRAMERS_V -> "Cramér's V of labels, bias-corrected";
          }));
    }
    measures.forEach(measure -> legend.append(screen.unicode() ? measure : measure.replace("é", "e")).append('\n'));
    return legend.toString();
  }

  private String classes(ClassBalance balance) {
    List<String> parts = List.copyOf(balance.counts().keySet());
    Map<String, Integer> first = balance.counts().values().iterator().next();
    int rows = first.values().stream().mapToInt(Integer::intValue).sum();
    List<String> labels = first.size() <= CLASSES ? List.copyOf(first.keySet())
        : first.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(CLASSES)
            .map(Map.Entry::getKey).toList();
    int most = first.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int width = Math.min(screen.width() / 3, Math.max(DisplayWidth.of(shown(balance.target())), labels.stream()
        .mapToInt(label -> DisplayWidth.of(shown(label))).max().orElse(0)));
    StringBuilder text = new StringBuilder();
    line(text, width, shown(balance.target()), parts.stream().map(part -> part.equals(ClassBalance.ALL) ? "rows" : part)
        .toList(), "share", "");
    for (String label : labels) {
      int count = first.getOrDefault(label, 0);
      String bar = (screen.unicode() ? "█" : "#").repeat(most == 0 ? 0 : Math.max(count > 0 ? 1 : 0,
          (int) Math.rint((double) LONGEST_BAR * count / most)));
      line(text, width, shown(label), balance.counts().values().stream()
          .map(counts -> String.format(Locale.ROOT, "%,d", counts.getOrDefault(label, 0))).toList(),
          Format.percent((double) count / rows).replace(" ", ""), bar);
    }
    if (labels.size() < first.size()) {
      text.append("and ").append(Format.count(first.size() - labels.size(), "rarer label")).append('\n');
    }
    return text.toString();
  }

  private void line(StringBuilder text, int width, String label, List<String> counts, String share, String bar) {
    String name = cut(label, width);
    StringBuilder line = new StringBuilder(name).append(" ".repeat(width - DisplayWidth.of(name)));
    counts.forEach(count -> line.append(GAP).append(" ".repeat(Math.max(0, 10 - count.length()))).append(count));
    line.append(GAP).append(" ".repeat(Math.max(0, 6 - share.length()))).append(share).append(GAP).append(bar);
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
