package io.ganglion.experiments.draft;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.experiments.binding.YamlText;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.NullValues;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.EncodingGuess;
import io.ganglion.tables.csv.UnitsRow;
import io.ganglion.tables.evidence.HeaderValues;
import io.ganglion.tables.evidence.MeasuringLimits;
import io.ganglion.tables.evidence.MissingWords;
import io.ganglion.tables.evidence.MonthsAsNumbers;
import io.ganglion.tables.evidence.Reading;
import io.ganglion.tables.evidence.TextFindings;
import io.ganglion.tables.evidence.Totals;
import io.ganglion.tables.evidence.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a table of which little is known, and finds out how it has to be read. */
final class TableReading {
  /** The most lines before the header: a title, a source, a note. Chosen. */
  private static final int MOST_SKIPPED = 10;
  /** Totals, a source. Chosen. */
  private static final int MOST_FOOTERS = 3;
  private static final String FOOTER = "the last rows are none: totals, or a source";
  /** Files that can't be read, of which more are only counted. */
  private static final int SHOWN = 5;
  private static final String HASH = "#";
  /** What old spreadsheets write. */
  private static final String OF_WINDOWS = "windows-1252";
  /** What they call Unicode text. */
  private static final String OF_WORDS = "UTF-16";

  private final DraftRequest request;
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Map<String, ColumnChoice> columns = new LinkedHashMap<>();
  private final Map<String, Column.Type> types = new LinkedHashMap<>();
  private final Map<String, String> patterns = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();
  private final Map<String, List<String>> nullsOf = new LinkedHashMap<>();
  private final Set<String> nulls = new LinkedHashSet<>(NullValues.USUAL);
  private TextLayout layout;
  private DataFormat format;
  private String skipped = "";
  private SourceTable source;

  private TableReading(DraftRequest request) {
    this.request = request;
    this.layout = request.layout();
    this.format = request.format();
    request.format().imageColumn().ifPresent(column -> types.put(column, Column.Type.IMAGE));
    this.source = firstRead();
  }

  /**
   * Reads a table.
   *
   * @throws ProblemException if it can't be read in any way that is tried; says what keeps it from being read as it is
   */
  static TableReading of(DraftRequest request) {
    TableReading reading = new TableReading(request);
    if (request.format().isDelimited()) {
      reading.findOut();
    }
    return reading;
  }

  /** As it can be read. */
  DataFormat format() {
    return format;
  }

  /** Which files are left out, for they can't be read; empty if there are none. */
  String skipped() {
    return skipped;
  }

  /** Whether the type of a column is said. */
  boolean saysType(String name) {
    return columns.containsKey(name) && columns.get(name).says("type");
  }

  /** Whether it is said what stands for a column's missing values. */
  boolean fills(String name) {
    return columns.containsKey(name) && columns.get(name).says("missing");
  }

  /** Takes back what is said of a column, but that its cells are codes rather than numbers. */
  void forget(String name) {
    if (types.get(name) == Column.Type.CATEGORY) {
      column(name).keepOnly("type");
    } else {
      columns.remove(name);
    }
  }

  SourceTable source() {
    return source;
  }

  /** What is said of a column so far; to be added to. */
  ColumnChoice column(String name) {
    return columns.computeIfAbsent(name, any -> new ColumnChoice());
  }

  /** The columns of which something is said. */
  Map<String, ColumnChoice> columns() {
    return columns;
  }

  /** The settings of the layout that aren't the usual ones, as YAML, with their reasons. */
  void write(DraftText text) {
    TextLayout usual = new TextLayout().delimitedBy(TextLayout.AUTO);
    write(text, "encoding", TextLayout::encoding, usual);
    write(text, "delimiter", TextLayout::delimiter, usual);
    write(text, "quote", TextLayout::quote, usual);
    write(text, "header", TextLayout::header, usual);
    write(text, "header-lines", TextLayout::headerLines, usual);
    write(text, "skip-rows", TextLayout::skipRows, usual);
    write(text, "skip-footer", TextLayout::skipFooter, usual);
    write(text, "comment", TextLayout::comment, usual);
    write(text, "decimal", TextLayout::decimal, usual);
    write(text, "thousands", TextLayout::thousands, usual);
    if (nulls.size() > NullValues.USUAL.size()) {
      text.line(2, "null-values: " + Written.list(List.copyOf(nulls)), reason("null-values"));
    }
  }

  private void write(DraftText text, String key, Function<TextLayout, Object> setting, TextLayout usual) {
    Object value = setting.apply(layout);
    if (!value.equals(setting.apply(usual))) {
      text.line(2, key + ": " + (value instanceof String word ? YamlText.of(word) : value), reason(key));
    }
  }

  private String reason(String key) {
    return reasons.getOrDefault(key, "as the command line says");
  }

  private SourceTable read(TextLayout tried) {
    Map<String, CellStyle> styles = new LinkedHashMap<>();
    for (String column : columns.keySet()) {
      styles.put(column, new CellStyle(nullsOf.getOrDefault(column, List.copyOf(nulls)),
          units.getOrDefault(column, ""), Map.of()));
    }
    return format.read(new TableRequest(List.of(ByteSource.of(request.table())), tried,
        WantedColumns.ALL.typed(types).dated(patterns)
            .styled(new CellStyles(new CellStyle(List.copyOf(nulls), "", Map.of()), styles))
            .allowingGaps(column -> true), TableRequest.Use.TRAINING));
  }

  /** By the layout that is given, or by the first of some others by which it is a table. */
  private SourceTable firstRead() {
    try {
      return read(layout);
    } catch (ProblemException e) {
      if (!request.format().isDelimited()) {
        return withoutBadFiles(e);
      }
      for (boolean known : List.of(true, false)) {
        for (TextLayout tried : alternatives()) {
          try {
            SourceTable table = read(tried);
            if (isPlausible(tried, table) && (!known || knowsTargets(tried, table))) {
              explain(tried);
              layout = tried;
              return table;
            }
          } catch (ProblemException other) {
            continue; // the first one says what is wrong with the file as it is
          }
        }
      }
      throw e;
    }
  }

  /** Whether the targets that are asked for by name are there. */
  private boolean knowsTargets(TextLayout tried, SourceTable table) {
    return request.targets().stream().allMatch(target -> target.equals("last") || target.matches("[1-9][0-9]*")
        || table.table().column(target).isPresent()
        || tried.headerLines() > 1 && joined(table.table().names(), target).isPresent());
  }

  /** The only name of a header of several lines that begins with a name. */
  static Optional<String> joined(List<String> names, String name) {
    List<String> found = names.stream().filter(each -> each.startsWith(name + " ")).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Without the files that can't be read, if the others make a table. */
  private SourceTable withoutBadFiles(ProblemException e) {
    Optional<DataFormat> skipping = format.skippingBadFiles();
    if (skipping.isEmpty()) {
      throw e;
    }
    format = skipping.get();
    SourceTable rest = read(layout);
    List<Problem> bad = e.problems();
    skipped = Format.count(bad.size(), "file") + ": " + bad.stream().limit(SHOWN)
        .map(each -> "'" + Path.of(each.place().where()).getFileName() + "' (" + each.message() + ")")
        .collect(Collectors.joining(", ")) + (bad.size() > SHOWN ? " and others" : "");
    return rest;
  }

  /** One other way of writing, and then two. */
  private List<TextLayout> alternatives() {
    ByteSource file = ByteSource.of(request.table());
    List<TextLayout> bases = new ArrayList<>();
    if (EncodingGuess.isUtf16(file)) {
      bases.add(layout.encoded(OF_WORDS));
    } else if (EncodingGuess.isWestern(file)) {
      bases.add(layout.encoded(OF_WINDOWS));
    }
    List<TextLayout> commented = Stream.concat(Stream.of(layout), bases.stream()).map(TableReading::commented).toList();
    bases.addAll(commented);
    List<TextLayout> all = new ArrayList<>(List.of(layout.headed(false), unquoted()));
    all.addAll(bases);
    all.addAll(shortened(layout));
    for (TextLayout base : bases) {
      all.addAll(shortened(base));
    }
    return all;
  }

  /** Without lines at the beginning, or rows at the end. */
  private static List<TextLayout> shortened(TextLayout from) {
    List<TextLayout> all = new ArrayList<>();
    if (from.header() && from.headerLines() == 1) {
      all.add(from.headedBy(2));
    }
    for (int rows = from.skipRows() + 1; rows <= MOST_SKIPPED; rows++) {
      all.add(from.skipping(rows));
      all.add(from.skipping(rows).headed(false));
    }
    for (int rows = from.skipFooter() + 1; rows <= MOST_FOOTERS; rows++) {
      all.add(from.footed(rows));
    }
    return all;
  }

  private TextLayout unquoted() {
    return new TextLayout(layout.header(), layout.headerLines(), layout.delimiter(), "", layout.skipRows(),
        layout.skipFooter(), layout.comment(), layout.badRows(), layout.encoding(), layout.decimal(),
        layout.thousands());
  }

  private static TextLayout commented(TextLayout from) {
    return new TextLayout(from.header(), from.headerLines(), from.delimiter(), from.quote(), from.skipRows(),
        from.skipFooter(), HASH, from.badRows(), from.encoding(), from.decimal(), from.thousands());
  }

  /**
   * Without a header, a line of names would make every column one of text; and a second line of the header is one of
   * units.
   */
  private boolean isPlausible(TextLayout tried, SourceTable table) {
    List<Column> all = table.table().columns();
    long numbers = all.stream().filter(NumberColumn.class::isInstance).count();
    return all.size() > 1 && (tried.header() || 2 * numbers >= all.size())
        && (tried.headerLines() == layout.headerLines()
            || UnitsRow.follows(ByteSource.of(request.table()), tried.headedBy(1)));
  }

  private void explain(TextLayout found) {
    if (found.skipRows() != layout.skipRows()) {
      reasons.put("skip-rows", "the first " + (found.skipRows() == 1 ? "line has" : found.skipRows() + " lines have")
          + " other cells than the rows: a title or a note");
    }
    if (found.skipFooter() != layout.skipFooter()) {
      reasons.put("skip-footer", FOOTER);
    }
    if (!found.comment().equals(layout.comment())) {
      reasons.put("comment", "lines that begin with it are no rows");
    }
    if (found.header() != layout.header()) {
      reasons.put("header", "the first line is a row like the others; columns are named c1, c2 and so on");
    }
    if (!found.quote().equals(layout.quote())) {
      reasons.put("quote", "cells aren't quoted: a quote in them is part of a text");
    }
    if (found.headerLines() != layout.headerLines()) {
      reasons.put("header-lines", "the second line has the units of the columns: part of their names");
    }
    if (!found.encoding().equals(layout.encoding())) {
      reasons.put("encoding", found.encoding().equals(OF_WORDS) ? "the file's first bytes say so"
          : "the file is no UTF-8; this is what spreadsheets on Windows write");
    }
  }

  private void findOut() {
    if (HeaderValues.in(source).isPresent()) {
      TextLayout headless = layout.headed(false);
      explain(headless);
      layout = headless;
      source = read(layout);
    }
    if (takeMonths()) {
      source = read(layout);
    }
    TextFindings findings = TextFindings.of(source.file(), source.table(), source.layout(), CellStyles.USUAL, isSaid());
    int footer = Math.max(findings.footer(), Totals.in(source.table()));
    if (footer > 0 || !findings.readings().isEmpty()) {
      takeStyle(findings);
      findings.readings().forEach((column, reading) -> take(findings, column, reading));
      if (footer > 0) {
        layout = layout.footed(layout.skipFooter() + footer);
        reasons.put("skip-footer", FOOTER);
      }
      source = read(layout);
    }
    if (takeLints()) {
      source = read(layout);
    }
  }

  /** Reads numbers as the months that they are; whether there are any. */
  private boolean takeMonths() {
    boolean any = false;
    for (Column column : source.table().columns()) {
      Optional<String> pattern = MonthsAsNumbers.pattern(column);
      if (pattern.isPresent() && !isSaid().test(column.name())) {
        patterns.put(column.name(), pattern.get());
        types.put(column.name(), Column.Type.DATE);
        column(column.name()).set("pattern", pattern.get(),
            "months rather than numbers such as '" + column.text(0) + "'");
        any = true;
      }
    }
    return any;
  }

  /** Ids are taken as they are written. */
  private Predicate<String> isSaid() {
    return column -> request.id().filter(column::equals).isPresent();
  }

  /** Reads a column of text as the numbers or dates that it is. */
  private void take(TextFindings findings, String column, Reading reading) {
    List<String> words = findings.missingWords(column);
    boolean fits = reading.isOfDates()
        || Double.isFinite(layout.numbers().of(reading.style().unit()).parse(reading.example()));
    if (!fits || !isTaken(findings, column, reading)) {
      return;
    }
    Optional<String> limit = reading.isOfDates() ? Optional.empty() : MeasuringLimits.ofAll(words, reading.style());
    if (limit.isPresent()) {
      takeLimit(column, words, limit.get());
    } else if (!words.isEmpty()) {
      nulls.addAll(words);
      reasons.merge("null-values", "'" + String.join("', '", words) + "' among the "
          + (reading.isOfDates() ? "dates" : "numbers") + " of '" + column + "' says that there is no value",
          (a, b) -> a + "; " + b);
    }
    if (reading.isOfDates()) {
      String pattern = reading.patterns().get(0);
      patterns.put(column, pattern);
      types.put(column, Column.Type.DATE);
      column(column).set("pattern", YamlText.of(pattern), "dates such as '" + reading.example() + "'"
          + (reading.patterns().size() > 1 ? "; no cell shows whether the pattern isn't "
              + String.join(" or ", reading.patterns().subList(1, reading.patterns().size())) : ""));
      return;
    }
    NumberStyle style = reading.style();
    if (!style.unit().isEmpty()) {
      units.put(column, style.unit());
      types.put(column, Column.Type.NUMBER);
      column(column).set("unit", YamlText.of(style.unit()), "numbers such as '" + reading.example() + "'");
    }
  }

  /** Puts the least or the most that can be measured in the place of what is beyond it. */
  private void takeLimit(String column, List<String> words, String limit) {
    List<String> all = Stream.concat(nulls.stream(), words.stream()).distinct().toList();
    nullsOf.put(column, all);
    types.put(column, Column.Type.NUMBER);
    ColumnChoice choice = column(column);
    choice.set("null-values", Written.list(all), "'" + String.join("', '", words) + "' among the numbers has none: the"
        + " limit stands for it, and another input says where");
    choice.set("missing", "constant");
    choice.set("fill", Written.of(limit));
    choice.set("indicator", "true");
  }

  /** Takes the way of writing numbers that some column needs: a table has one. */
  private void takeStyle(TextFindings findings) {
    NumberStyle own = layout.numbers();
    NumberStyle chosen = own;
    for (Map.Entry<String, Reading> each : findings.readings().entrySet()) {
      NumberStyle style = each.getValue().style();
      boolean adds = style.point() != own.point() || style.thousands() != own.thousands()
          && style.thousands() != NumberStyle.UNGROUPED;
      boolean agrees = chosen.equals(own) || style.point() == chosen.point()
          && chosen.thousands() == NumberStyle.UNGROUPED;
      if (!each.getValue().isOfDates() && isTaken(findings, each.getKey(), each.getValue()) && adds && agrees) {
        chosen = style.of("");
        String reason = "numbers are written such as '" + each.getValue().example() + "', in '" + each.getKey() + "'";
        reasons.put("decimal", reason);
        reasons.put("thousands", reason);
      }
    }
    layout = with(chosen);
  }

  /** Whether nothing else is among the cells, but words for missing values, and rows that are none. */
  private static boolean isTaken(TextFindings findings, String column, Reading reading) {
    return reading.isOfAll() || !findings.missingWords(column).isEmpty() || findings.footer() > 0;
  }

  private TextLayout with(NumberStyle style) {
    return new TextLayout(layout.header(), layout.headerLines(), layout.delimiter(), layout.quote(), layout.skipRows(),
        layout.skipFooter(), layout.comment(), layout.badRows(), layout.encoding(), String.valueOf(style.point()),
        style.thousands() == NumberStyle.UNGROUPED ? "" : String.valueOf(style.thousands()));
  }

  /** Does what warnings advise; whether there was anything to do. */
  private boolean takeLints() {
    boolean changed = false;
    for (LintFinding finding : Lints.of(Examination.of(source, List.of(), true))) {
      changed |= switch (finding.lint()) {
        case "missing-words" -> takeWords(finding.columns().get(0));
        case "na-labels" -> setNulls(finding, List.of(), "it holds NA as a label: " + finding.problem().message());
        case "repeated-outliers" -> setNulls(finding, Stream.concat(nulls.stream(),
            Stream.of(Format.plain(finding.figures().getOrDefault("value", 0.0)))).toList(),
            finding.problem().message() + ": taken for a missing value");
        case "codes-as-numbers" -> takeCodes(finding);
        default -> false;
      };
    }
    return changed;
  }

  private boolean takeWords(String column) {
    List<String> words = ((CategoryColumn) source.table().column(column).orElseThrow()).labels().stream()
        .filter(MissingWords::isOne).toList();
    reasons.merge("null-values", "'" + String.join("', '", words) + "' in '" + column
        + "' says that there is no value", (a, b) -> a + "; " + b);
    return nulls.addAll(words);
  }

  private boolean setNulls(LintFinding finding, List<String> values, String reason) {
    for (String column : finding.columns()) {
      nullsOf.put(column, values);
      column(column).set("null-values", Written.list(values), reason);
    }
    return true;
  }

  private boolean takeCodes(LintFinding finding) {
    String name = finding.columns().get(0);
    if (types.containsKey(name)) {
      return false;
    }
    types.put(name, Column.Type.CATEGORY);
    column(name).set("type", "category", "codes rather than numbers: " + finding.problem().message());
    return true;
  }
}
