package io.ganglion.tables.texts;

import io.ganglion.api.Setting;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataHash;
import io.ganglion.tables.LabelledFiles;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.texts.TextTable.Entry;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text on every line, in the columns {@code text} and {@code label}. In a single file, a line is the label, a tab and
 * the text; of several files, or in a folder, the label of all lines of a file is its name without extension. Lines end
 * with a line feed, with or without a carriage return before it; a line without anything is left out.
 */
public record Lines(@Setting("the character encoding of the files") String encoding) implements DataFormat {
  public Lines() {
    this("UTF-8");
  }

  /** Checks that there is such an encoding. */
  public Lines {
    Encodings.of(encoding);
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public String title() {
    return "line";
  }

  @Override
  public boolean takesSeveralFiles() {
    return true;
  }

  @Override
  public boolean takesFolder() {
    return true;
  }

  /** A folder with a file of lines for each label. */
  @Override
  public boolean claims(Path file) {
    return Files.isDirectory(file) && LabelledFiles.areTexts(file) && !LabelledFiles.haveFolders(file);
  }

  @Override
  public Optional<String> labelColumn() {
    return Optional.of(TextTable.LABEL);
  }

  @Override
  public boolean namesColumns() {
    return true;
  }

  @Override
  public Optional<String> unusualEncoding() {
    return encoding.equals(new Lines().encoding()) ? Optional.empty() : Optional.of(encoding);
  }

  @Override
  public DataFormat encodedIn(String charset) {
    return new Lines(charset);
  }

  @Override
  public Optional<List<String>> columnNames(TableRequest request) {
    return Optional.of(List.of(TextTable.TEXT, TextTable.LABEL));
  }

  @Override
  public SourceTable read(TableRequest request) {
    List<ByteSource> files = files(request.sources());
    boolean byFile = files.size() > 1 || !files.equals(request.sources());
    boolean labelled = request.use() == TableRequest.Use.TRAINING || request.columns().names().contains(
        TextTable.LABEL);
    Charset charset = Encodings.of(encoding);
    List<Entry> entries = new ArrayList<>();
    for (ByteSource file : files) {
      String name = Path.of(file.name()).getFileName().toString();
      String label = byFile ? withoutExtension(name) : "";
      List<String> lines = lines(TextBytes.of(file, charset));
      for (int line = 0; line < lines.size(); line++) {
        if (!lines.get(line).isEmpty()) {
          entries.add(entry(lines.get(line), label, name, file.name() + ": line " + (line + 1), labelled && !byFile));
        }
      }
    }
    if (entries.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no line with a text",
          Place.at(request.first().name()), "at least one is needed"));
    }
    return TextTable.of(request.first().name(), entries, request.columns());
  }

  /** Of the texts and their labels. */
  @Override
  public String sha256(TableRequest request, SourceTable table) {
    return DataHash.of(table.table());
  }

  private static Entry entry(String line, String label, String file, String place, boolean needsLabel) {
    if (!label.isEmpty()) {
      return new Entry(line, label, file, place);
    }
    int tab = line.indexOf('\t');
    if (needsLabel && tab < 1) {
      throw new ProblemException(ExitCode.DATA, new Problem(tab < 0 ? "the line has no tab, so it has no label"
          : "the line has nothing before its tab, where its label should be", Place.at(place),
          "write the label, a tab and the text on each line; or name a folder with a file of lines for each label"));
    }
    return new Entry(line.substring(tab + 1), line.substring(0, Math.max(0, tab)), file, place);
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Without what ends them; an empty one behind the last line's end is none. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      lines.add(text.substring(from, to > from && end >= 0 && text.charAt(to - 1) == '\r' ? to - 1 : to));
      from = to + 1;
    }
    return lines;
  }

  /** Those of folders, in the order of the bytes of their names. */
  private static List<ByteSource> files(List<ByteSource> sources) {
    List<ByteSource> files = new ArrayList<>();
    for (ByteSource source : sources) {
      if (source instanceof ByteSource.OfPath path && Files.isDirectory(path.path())) {
        LabelledFiles.all(path.path()).stream().filter(entry -> entry.label().isEmpty())
            .forEach(entry -> files.add(ByteSource.of(entry.path())));
        if (files.isEmpty()) {
          throw new ProblemException(ExitCode.DATA, new Problem("the folder has no file", Place.at(source.name()),
              "name a folder with a file of lines for each label; for a folder for each label, write format: texts"));
        }
      } else {
        files.add(source);
      }
    }
    return files;
  }
}
