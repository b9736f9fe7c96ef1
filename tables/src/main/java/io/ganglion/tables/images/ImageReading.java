package io.ganglion.tables.images;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TableRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other into a table, scaled as soon as they are decoded where the format says so. */
final class ImageReading {
  private final Images format;
  private final TableRequest request;
  private final @Nullable ImageForm form;
  private final ImageDecoder decoder = new ImageDecoder();
  private final List<Problem> bad = new ArrayList<>();
  private List<ImageColumn.Origin> origins = new ArrayList<>();
  private HeldImages held = new HeldImages();

  ImageReading(Images format, TableRequest request) {
    this.format = format;
    this.request = request;
    this.form = request.columns().images().get(Images.IMAGE);
  }

  /**
   * All files as one table.
   *
   * @throws ProblemException for files that can't be read, unless they are to be skipped; if none is left
   */
  SourceTable table(List<ImageFile> files) {
    List<ImageFile> read = new ArrayList<>();
    origins = new ArrayList<>();
    List<Image> images = new ArrayList<>();
    for (ImageFile file : files) {
      read(file, images, read);
    }
    String folder = request.sources().stream().map(source -> source.name()).collect(Collectors.joining(", "));
    RowAccount.require(folder, files.size(), images.size(), Map.of("unreadable", (long) bad.size()));
    if (!bad.isEmpty() && (format.badFiles() == Images.BadFiles.FAIL || images.isEmpty())) {
      throw new ProblemException(ExitCode.DATA, bad);
    }
    return new ImageTable(folder, new Table(columns(read, images)), read.stream().map(ImageReading::shown).toList(),
        bad.isEmpty() ? List.of() : List.of(skipped(folder, files.size())));
  }

  /** As many files at a time as a piece has rows, at least one. */
  TablePieces pieces(List<ImageFile> files, int rows) {
    return new TablePieces() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < files.size();
      }

      @Override
      public SourceTable next() {
        int end = Math.min(files.size(), next + rows);
        held = new HeldImages();
        SourceTable piece = table(files.subList(next, end));
        next = end;
        return piece;
      }

      @Override
      public void close() {
        // no file is open between pieces
      }
    };
  }

  private List<Column> columns(List<ImageFile> read, List<Image> images) {
    List<Column> columns = new ArrayList<>();
    columns.add(new ImageColumn(Images.IMAGE, images, origins));
    if (request.columns().wants(Images.LABEL)) {
      columns.add(CategoryColumn.of(Images.LABEL, read.stream().map(ImageFile::label).toList()));
    }
    if (request.columns().names().contains(Images.FILE)) {
      columns.add(CategoryColumn.of(Images.FILE, read.stream().map(ImageFile::name).toList()));
    }
    return columns;
  }

  private void read(ImageFile file, List<Image> images, List<ImageFile> read) {
    try {
      if (!file.misplaced().isEmpty()) {
        throw new UnreadableImageException(file.misplaced(), "move it to where it belongs, or delete it");
      }
      Image decoded = decoded(file);
      Image image = formed(file, decoded);
      held.add(image, Place.at(shown(file)), "format: {use: images, height: 64, width: 64}");
      origins.add(ImageColumn.Origin.of(decoded));
      images.add(image);
      read.add(file);
    } catch (UnreadableImageException e) {
      bad.add(new Problem(e.problem(), Place.at(shown(file)), e.help() + (format.badFiles() == Images.BadFiles.FAIL
          && request.use() == TableRequest.Use.TRAINING
          ? "; format: {use: images, bad-files: skip} in 'data' leaves such files out" : "")));
    }
  }

  private Image decoded(ImageFile file) throws UnreadableImageException {
    try (InputStream in = file.source().open()) {
      return decoder.decode(in);
    } catch (IOException e) {
      throw new UnreadableImageException("the file can't be read: " + Reason.of(e), "");
    }
  }

  /** As a model wants it; else as the settings say. */
  private Image formed(ImageFile file, Image image) {
    if (form != null) {
      try {
        return form.of(image, DataException.NO_ROW, Images.IMAGE);
      } catch (DataException e) {
        throw new ProblemException(ExitCode.DATA, new Problem(e.problem(), Place.at(shown(file)), e.help()));
      }
    }
    return format.style().of(image);
  }

  private static String shown(ImageFile file) {
    return file.source().name();
  }

  private Problem skipped(String folder, int files) {
    return new Problem(bad.size() + " of " + files + " files are left out, which are no images that can be read: "
        + bad.stream().map(each -> "'" + each.place().where() + "' (" + each.message() + ")")
            .collect(Collectors.joining(", ")), Place.at(folder), "bad-files: fail in 'format' makes them errors");
  }
}
