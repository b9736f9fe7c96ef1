package io.ganglion.tables;

import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a folder that has a folder for each label, or folders for the parts ({@code train}, {@code validation},
 * {@code test}) with such folders in them. Files come in the order of the bytes of their names in UTF-8, the label's
 * first, whatever the file system or the locale is. Hidden files, and those with which systems litter folders, are
 * skipped.
 */
public final class LabelledFiles {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
  /** What Windows and macOS put into folders and archives without being asked, in lower case. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

  /** How texts are called, where their names have an extension. */
  private static final Set<String> TEXT_ENDS = Set.of(".txt", ".text", ".md");
  /** Bytes at the beginning of a file. */
  private static final int LOOKED_AT = 1000;
  /** Folders of labels within those of parts. */
  private static final int DEEPEST = 2;

  private LabelledFiles() {}

  /** A part, and the names that its folder may have, in lower case. */
  public enum Part {
    TRAIN("train", "training"),
    VALIDATION("validation", "valid", "val", "dev"),
    TEST("test", "testing");

    private final List<String> names;

    Part(String... names) {
      this.names = List.of(names);
    }
  }

  /**
   * A file, or a folder where there should be none.
   *
   * @param name relative to the folder that was read, with {@code /}
   * @param label the name of the folder that it lies in
   * @param misplaced why it can't be used, without a full stop; empty if it can
   */
  public record Entry(String name, Path path, String label, String misplaced) {
    /** A file that lies where it should. */
    Entry(String name, Path path, String label) {
      this(name, path, label, "");
    }
  }

  /**
   * The folder of a part.
   *
   * @return empty if the folder isn't divided into parts, or has not this one
   * @throws ProblemException if something else stands beside the folders of parts, or one has two
   */
  public static Optional<Path> part(Path folder, Part part) {
    List<Path> folders = visible(folder).stream().filter(Files::isDirectory).toList();
    List<Path> ofParts = folders.stream().filter(LabelledFiles::isOfPart).toList();
    if (ofParts.isEmpty() || ofParts.stream().noneMatch(each -> isOf(Part.TRAIN, each))
        && ofParts.size() < folders.size()) {
      return Optional.empty(); // these are labels
    }
    if (ofParts.size() < folders.size()) {
      List<String> others = folders.stream().filter(each -> !isOfPart(each)).map(LabelledFiles::name).toList();
      throw problem(folder, "the folder is divided into " + quoted(ofParts) + ", but " + Quoted.list(others)
          + (others.size() == 1 ? " stands" : " stand") + " beside them",
          "move " + (others.size() == 1 ? "it" : "them") + " away, or into the folder of a part");
    }
    List<Path> found = ofParts.stream().filter(each -> isOf(part, each)).toList();
    if (found.size() > 1) {
      throw problem(folder, "the folders " + quoted(found) + " mean the same part", "put what they hold into one");
    }
    return found.stream().findFirst();
  }

  private static String quoted(List<Path> paths) {
    return Quoted.list(paths.stream().map(LabelledFiles::name).toList());
  }

  private static boolean isOfPart(Path folder) {
    return Stream.of(Part.values()).anyMatch(part -> isOf(part, folder));
  }

  private static boolean isOf(Part part, Path folder) {
    return part.names.contains(name(folder).toLowerCase(Locale.ROOT));
  }

  /**
   * The files to train on, or to measure a model with: those of the folders in {@code folder}, each of which is a
   * label. What lies elsewhere, and a folder without files, is among them as {@link Entry#misplaced}.
   *
   * @throws ProblemException if there are no such folders, or one can't be read
   */
  public static List<Entry> labelled(Path folder) {
    List<Entry> entries = new ArrayList<>();
    List<Path> inside = visible(folder);
    if (inside.stream().noneMatch(Files::isDirectory)) {
      throw problem(folder, inside.isEmpty() ? "the folder is empty" : "the folder has no folders in it, one for each"
          + " label", "put the files of each label into a folder of that name");
    }
    for (Path label : inside) {
      if (!Files.isDirectory(label)) {
        entries.add(new Entry(name(label), label, "", "it lies beside the folders of the labels, so that it has none"));
        continue;
      }
      List<Path> files = visible(label);
      if (files.isEmpty()) {
        entries.add(new Entry(name(label), label, name(label), "the folder is empty"));
      }
      for (Path file : files) {
        entries.add(new Entry(name(label) + "/" + name(file), file, name(label),
            Files.isDirectory(file) ? "it is a folder within that of a label" : ""));
      }
    }
    return sorted(entries);
  }

  /** Every file of a folder and of the folders in it, whatever they stand for. */
  public static List<Entry> all(Path folder) {
    List<Entry> entries = new ArrayList<>();
    for (Path inside : visible(folder)) {
      if (Files.isDirectory(inside)) {
        visible(inside).stream().filter(Files::isRegularFile)
            .forEach(file -> entries.add(new Entry(name(inside) + "/" + name(file), file, name(inside))));
      } else {
        entries.add(new Entry(name(inside), inside, ""));
      }
    }
    if (entries.isEmpty()) {
      throw problem(folder, "the folder has no file", "name another folder, or a file");
    }
    return sorted(entries);
  }

  /** Whether the first file of a folder, or of the first folders in it, is a text: by its name, or what it holds. */
  public static boolean areTexts(Path folder) {
    return first(folder, DEEPEST).filter(LabelledFiles::isText).isPresent();
  }

  /** Whether a folder has folders in it. */
  public static boolean haveFolders(Path folder) {
    return visible(folder).stream().anyMatch(Files::isDirectory);
  }

  /** The first file, those beside folders before those in them. */
  private static Optional<Path> first(Path folder, int depth) {
    List<Path> inside = visible(folder).stream().sorted(Comparator.comparing(LabelledFiles::name, BY_BYTES)).toList();
    return inside.stream().filter(Files::isRegularFile).findFirst().or(() -> depth == 0 ? Optional.empty()
        : inside.stream().filter(Files::isDirectory).map(each -> first(each, depth - 1)).flatMap(Optional::stream)
            .findFirst());
  }

  /** Named so, or without an extension and without a control character but tabs, line ends and the like. */
  private static boolean isText(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    if (name.indexOf('.') >= 0) {
      return TEXT_ENDS.contains(name.substring(name.lastIndexOf('.')));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(LOOKED_AT);
      for (byte each : start) {
        if (each >= 0 && each < '\t') {
          return false;
        }
      }
      return start.length > 0;
    } catch (IOException e) {
      return false; // the format that reads it says what is wrong
    }
  }

  private static List<Entry> sorted(List<Entry> entries) {
    return entries.stream().sorted(Comparator.comparing(Entry::name, BY_BYTES)).toList();
  }

  private static List<Path> visible(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(path -> !name(path).startsWith(".")
          && !LITTER.contains(name(path).toLowerCase(Locale.ROOT))).toList();
    } catch (IOException e) {
      throw problem(folder, "the folder can't be read: " + Reason.of(e), "");
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static ProblemException problem(Path folder, String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(folder.toString()), help));
  }
}
