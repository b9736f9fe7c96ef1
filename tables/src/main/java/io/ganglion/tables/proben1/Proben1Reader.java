package io.ganglion.tables.proben1;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CompressionException;
import io.ganglion.tables.csv.Gzip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a {@code .dt} file. Its columns are {@code in1}, {@code in2}, … and, if its outputs are 1 of n on every line,
 * one column {@code class} with the labels {@code 1} to {@code n}; else {@code out1}, {@code out2}, ….
 */
public final class Proben1Reader {
  private static final String HELP = "a Proben1 file begins with seven lines, such as bool_in=0, and has one line of"
      + " numbers for each example";

  private final String file;
  private final BufferedReader lines;
  private int line;

  private Proben1Reader(String file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads a file, compressed by gzip or not.
   *
   * @throws ProblemException ({@link ExitCode#DATA}) if it can't be read, or isn't what its header says
   */
  public static SourceTable read(ByteSource source) {
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(Gzip.unpacked(source.open()), StandardCharsets.ISO_8859_1))) {
      return new Proben1Reader(source.name(), lines).read();
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("the file can't be read: " + Reason.of(e), Place.at(source.name()),
              e instanceof CompressionException packed ? packed.help() : ""));
    }
  }

  private SourceTable read() throws IOException {
    Proben1Header header = header();
    if (header.inputs() == 0 || header.outputs() == 0 || header.training() == 0) {
      throw problem("the header declares no inputs, no outputs or no training examples", HELP);
    }
    // Rows are kept as they come: what the header declares may not be there.
    List<double[]> rows = new ArrayList<>();
    for (String text = next(); text != null; text = next()) {
      if (!text.isBlank()) {
        rows.add(row(text, header));
      }
    }
    if (rows.size() != header.examples()) {
      throw new ProblemException(ExitCode.DATA, new Problem("the header declares " + header.examples()
          + " examples, but there are " + rows.size(), Place.at(file), "the file may be truncated: copy it again"));
    }
    Table table = new Table(columns(rows, (int) header.inputs()));
    RowAccount.requireAll(file, header.examples(), table.rows());
    return new Proben1Table(file, table, header);
  }

  private Proben1Header header() throws IOException {
    int[] values = new int[Proben1Header.KEYS.size()];
    for (int i = 0; i < values.length; i++) {
      String key = Proben1Header.KEYS.get(i);
      String text = next();
      if (text == null) {
        throw problem("the file ends before '" + key + "='", HELP);
      }
      String[] parts = text.strip().split("\\s*=\\s*", 2);
      if (parts.length < 2 || !parts[0].equals(key) || !parts[1].matches("\\d{1,9}")) {
        throw problem("'" + key + "=' and a count are expected here", HELP);
      }
      values[i] = Integer.parseInt(parts[1]);
    }
    return Proben1Header.of(values);
  }

  private double[] row(String text, Proben1Header header) {
    String[] cells = text.strip().split("\\s+");
    if (cells.length != header.inputs() + header.outputs()) {
      throw problem("there are " + cells.length + " numbers, but the header declares " + header.inputs()
          + " inputs and " + header.outputs() + " outputs", "the file may be truncated: copy it again");
    }
    double[] row = new double[cells.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = NumberText.parse(cells[i]);
      if (!Double.isFinite(row[i])) {
        throw problem("'" + cells[i] + "' is not a number", "every value must be a number");
      }
    }
    return row;
  }

  private static List<Column> columns(List<double[]> rows, int inputs) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      columns.add(numbers("in" + (i + 1), rows, i));
    }
    int outputs = rows.get(0).length - inputs;
    if (outputs > 1 && rows.stream().allMatch(row -> isOneOfN(row, inputs))) {
      columns.add(new CategoryColumn("class", IntStream.rangeClosed(1, outputs).mapToObj(Integer::toString).toList(),
          rows.stream().mapToInt(row -> one(row, inputs)).toArray()));
    } else {
      for (int i = 0; i < outputs; i++) {
        columns.add(numbers("out" + (i + 1), rows, inputs + i));
      }
    }
    return columns;
  }

  private static NumberColumn numbers(String name, List<double[]> rows, int at) {
    return new NumberColumn(name, rows.stream().mapToDouble(row -> row[at]).toArray());
  }

  private static boolean isOneOfN(double[] row, int from) {
    double[] outputs = Arrays.copyOfRange(row, from, row.length);
    return Arrays.stream(outputs).allMatch(output -> output == 0 || output == 1) && Arrays.stream(outputs).sum() == 1;
  }

  /** Where among the outputs the 1 is. */
  private static int one(double[] row, int from) {
    return IntStream.range(from, row.length).filter(i -> row[i] == 1).findFirst().getAsInt() - from;
  }

  private String next() throws IOException {
    line++;
    return lines.readLine();
  }

  private ProblemException problem(String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(file + ": line " + line), help));
  }
}
