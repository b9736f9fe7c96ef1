package io.ganglion.tables.images;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.ImageStyle;
import io.ganglion.tables.evidence.Written;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images whose files the cells of a column name. A file that several rows name is read, and in memory, once. */
public final class NamedImages {
  /** Lines, and pixels per line, that are advised where memory is short. */
  private static final int SMALL = 64;

  private static final Pattern ENDS = Pattern.compile("\\.(png|jpe?g|gif|bmp)$", Pattern.CASE_INSENSITIVE);

  private final String column;
  private final ImageStyle style;
  private final @Nullable ImageForm form;
  private final ImageDecoder decoder = new ImageDecoder();
  private final HeldImages held = new HeldImages();

  /**
   * @param column its name
   * @param style what images are made to be
   * @param form the same, as a model wants them, which counts then; null without a model
   */
  public NamedImages(String column, ImageStyle style, @Nullable ImageForm form) {
    this.column = column;
    this.style = style;
    this.form = form;
  }

  /**
   * Reads all files that a column names.
   *
   * @param folderOf the folder to which the name in a row is relative
   * @param placeOf where the cell of a row is
   * @throws ProblemException for cells that name no file, and files that are no images that can be read: each kind once
   */
  public ImageColumn read(CategoryColumn paths, IntFunction<Path> folderOf, IntFunction<Place> placeOf) {
    Map<Path, Named> known = new HashMap<>();
    Map<String, Faulty> faulty = new LinkedHashMap<>();
    List<Image> images = new ArrayList<>(paths.size());
    List<ImageColumn.Origin> origins = new ArrayList<>(paths.size());
    for (int row = 0; row < paths.size(); row++) {
      Place place = placeOf.apply(row);
      try {
        Path file = file(paths, row, folderOf.apply(row));
        Named named = known.get(file);
        if (named == null) {
          named = named(file, paths.text(row));
          held.add(named.image, place, setting(SMALL, SMALL));
          known.put(file, named);
        }
        images.add(named.image);
        origins.add(named.origin);
      } catch (UnusableException e) {
        faulty.computeIfAbsent(e.kind, kind -> new Faulty(e, place)).rows++;
      }
    }
    if (!faulty.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, faulty.values().stream().map(Faulty::problem).toList());
    }
    return new ImageColumn(column, images, origins);
  }

  private static Path file(CategoryColumn paths, int row, Path folder) throws UnusableException {
    if (paths.isMissing(row)) {
      throw new UnusableException("missing", "no image is named", "name a file, or remove the row");
    }
    String name = paths.text(row);
    if (name.startsWith("http://") || name.startsWith("https://")) {
      throw new UnusableException("address", "'" + name + "' is an address, and images are read from files",
          "download it, and name the file");
    }
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new UnusableException("path", "'" + name + "' is no path: " + e.getReason(), "name a file");
    }
  }

  private Named named(Path file, String name) throws UnusableException {
    if (!Files.isRegularFile(file)) {
      throw Files.isDirectory(file) ? new UnusableException("folder", "'" + name + "' is a folder", "name a file in it")
          : Files.exists(file) ? new UnusableException("special", "'" + name + "' is no regular file", "name an image")
          : new UnusableException("absent", "there is no file '" + name + "'",
              guess(file, name) + "names are relative to the table's folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      Image decoded = decoder.decode(in);
      return new Named(formed(decoded, name), ImageColumn.Origin.of(decoded));
    } catch (IOException e) {
      throw new UnusableException("unread", "'" + name + "' can't be read: " + Reason.of(e), "name another file");
    } catch (UnreadableImageException e) {
      throw new UnusableException(e.problem(), "'" + name + "' can't be used: " + e.problem(),
          e.help().replace(UnreadableImageException.LEAVE_OUT, "name another file"));
    }
  }

  /** A file of nearly the same name, or what another system calls it. */
  private static String guess(Path file, String name) {
    if (name.indexOf('\\') >= 0) {
      return "write / between folders instead of \\; ";
    }
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
      List<String> names = beside.map(path -> path.getFileName().toString()).sorted().toList();
      return Suggestion.nearest(file.getFileName().toString(), names)
          .map(near -> "did you mean '" + near + "'? ").orElse("");
    } catch (IOException e) {
      return ""; // no such folder, then, and nothing to suggest
    }
  }

  private Image formed(Image image, String name) throws UnusableException {
    if (form == null) {
      return style.of(image);
    }
    try {
      return form.of(image, DataException.NO_ROW, column);
    } catch (DataException e) {
      throw new UnusableException("size", "'" + name + "' can't be used: " + e.problem(), "crop it; or let Ganglion"
          + " scale every image, by " + setting(form.height(), form.width()) + " in 'data' of the experiment");
    }
  }

  private String setting(int height, int width) {
    return setting(column, height, width);
  }

  /** Whether all labels are called as image files are, and no row is without. */
  public static boolean areNamedBy(CategoryColumn column) {
    return IntStream.range(0, column.size()).noneMatch(column::isMissing)
        && column.labels().stream().allMatch(label -> ENDS.matcher(label).find());
  }

  /** Whether all labels name files that are there, relative to a folder, and are called as image files are. */
  public static boolean areThere(CategoryColumn column, Path folder) {
    try {
      return areNamedBy(column)
          && column.labels().stream().allMatch(label -> Files.isRegularFile(folder.resolve(label)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What makes Ganglion scale the images of a column, as an experiment says it. */
  public static String setting(String column, int height, int width) {
    return "columns: {" + Written.of(column) + ": {type: image, height: " + height + ", width: " + width + "}}";
  }

  /** What was read from a file. */
  private record Named(Image image, ImageColumn.Origin origin) {}

  /** A cell names no image that can be used. */
  private static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String problem;
    private final String help;

    private UnusableException(String kind, String problem, String help) {
      super(problem);
      this.kind = kind;
      this.problem = problem;
      this.help = help;
    }
  }

  /** Rows with the same kind of fault. */
  private static final class Faulty {
    private final UnusableException first;
    private final Place place;
    private int rows;

    private Faulty(UnusableException first, Place place) {
      this.first = first;
      this.place = place;
    }

    private Problem problem() {
      return new Problem(first.problem + (rows == 1 ? "" : rows == 2 ? "; 1 more row has the same error"
          : "; " + (rows - 1) + " more rows have the same error"), place, first.help);
    }
  }
}
