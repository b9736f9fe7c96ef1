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
import io.ganglion.tables.LabelledFiles.Part;
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
 * Files that are texts, in folders that are their labels: the columns {@code text} and {@code label}, and {@code file}
 * if it is asked for. Folders {@code train}, {@code validation} and {@code test} may stand above those of the labels.
 */
public record Texts(@Setting("the character encoding of the files") String encoding) implements DataFormat {
  public Texts() {
    this("UTF-8");
  }

  /** Checks that there is such an encoding. */
  public Texts {
    Encodings.of(encoding);
  }

  @Override
  public String name() {
    return "texts";
  }

  @Override
  public String title() {
    return "text";
  }

  @Override
  public boolean takesFolder() {
    return true;
  }

  @Override
  public boolean takesSeveralFiles() {
    return true;
  }

  /** A folder with a folder of texts for each label, or for each part. */
  @Override
  public boolean claims(Path file) {
    return Files.isDirectory(file) && LabelledFiles.areTexts(file) && LabelledFiles.haveFolders(file);
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
    return encoding.equals(new Texts().encoding()) ? Optional.empty() : Optional.of(encoding);
  }

  @Override
  public DataFormat encodedIn(String charset) {
    return new Texts(charset);
  }

  @Override
  public Optional<List<String>> columnNames(TableRequest request) {
    return Optional.of(List.of(TextTable.TEXT, TextTable.LABEL));
  }

  @Override
  public Optional<Path> validationFile(Path folder) {
    return Files.isDirectory(folder) ? LabelledFiles.part(folder, Part.VALIDATION) : Optional.empty();
  }

  @Override
  public Optional<Path> testFile(Path folder) {
    return Files.isDirectory(folder) ? LabelledFiles.part(folder, Part.TEST) : Optional.empty();
  }

  @Override
  public Optional<String> nameColumn() {
    return Optional.of(TextTable.FILE);
  }

  @Override
  public SourceTable read(TableRequest request) {
    Charset charset = Encodings.of(encoding);
    boolean labelled = request.columns().wants(TextTable.LABEL);
    List<Entry> entries = new ArrayList<>();
    for (ByteSource source : request.sources()) {
      if (source instanceof ByteSource.OfPath path && Files.isDirectory(path.path())) {
        for (LabelledFiles.Entry file : files(path.path(), labelled, request.use())) {
          String place = path.path().resolve(file.name()).toString();
          if (!file.misplaced().isEmpty()) {
            throw new ProblemException(ExitCode.DATA, new Problem(file.misplaced(), Place.at(place),
                "move it into the folder of its label, or away"));
          }
          entries.add(new Entry(TextBytes.of(ByteSource.of(file.path()), charset), file.label(), file.name(), place));
        }
      } else if (labelled) {
        throw new ProblemException(ExitCode.DATA, new Problem("labels are needed, and it is a single file",
            Place.at(source.name()), "name a folder that has a folder of texts for each label; for a text per line,"
                + " write format: lines"));
      } else {
        entries.add(new Entry(TextBytes.of(source, charset), "", source.name(), source.name()));
      }
    }
    return TextTable.of(request.first().name(), entries, request.columns());
  }

  /** Of the texts and their labels. */
  @Override
  public String sha256(TableRequest request, SourceTable table) {
    return DataHash.of(table.table());
  }

  /** Of a folder that is divided into parts those to train on; for new data those to test with, if there are any. */
  private static List<LabelledFiles.Entry> files(Path folder, boolean labelled, TableRequest.Use use) {
    Optional<Path> part = (use == TableRequest.Use.NEW_DATA ? LabelledFiles.part(folder, Part.TEST)
        : Optional.<Path>empty()).or(() -> LabelledFiles.part(folder, Part.TRAIN));
    return labelled ? LabelledFiles.labelled(part.orElse(folder)) : LabelledFiles.all(part.orElse(folder));
  }
}
