package io.ganglion.tables.idx;

import io.ganglion.engine.data.Column;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataHash;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The binary files of MNIST and others like it: images, with their labels in a file beside them. */
public record Idx() implements DataFormat {
  @Override
  public String name() {
    return "idx";
  }

  @Override
  public String title() {
    return "IDX";
  }

  @Override
  public boolean takesFolder() {
    return true;
  }

  @Override
  public boolean claims(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).contains("idx3") || IdxFiles.areIn(file);
  }

  @Override
  public Optional<String> labelColumn() {
    return Optional.of(IdxTable.LABEL);
  }

  @Override
  public Optional<String> imageColumn() {
    return Optional.of(IdxTable.IMAGE);
  }

  @Override
  public Optional<Path> testFile(Path file) {
    return IdxFiles.test(file);
  }

  /** Labels are only looked for if they are requested. */
  @Override
  public SourceTable read(TableRequest request) {
    boolean wantsLabels = request.columns().wants(IdxTable.LABEL);
    boolean asImages = request.columns().types().get(IdxTable.IMAGE) == Column.Type.IMAGE;
    if (!(request.first() instanceof ByteSource.OfPath file)) {
      if (wantsLabels) {
        throw IdxArray.problem(request.first().name(), "labels are needed, and images alone can be read from there",
            "name the file of the images; labels are expected beside it");
      }
      return IdxTable.readImages(request.first(), asImages);
    }
    Path images = images(file.path(), request.use());
    return wantsLabels ? IdxTable.read(images, asImages)
        : IdxTable.readImages(ByteSource.of(images), asImages);
  }

  /** Of a folder the images to train on; for new data the test images, if it has any. */
  private static Path images(Path path, TableRequest.Use use) {
    return use == TableRequest.Use.NEW_DATA
        ? IdxFiles.test(path).orElseGet(() -> IdxFiles.training(path))
        : IdxFiles.training(path);
  }

  @Override
  public String sha256(TableRequest request, SourceTable table) throws IOException {
    Path images = images(request.paths().get(0), request.use());
    return DataHash.of(List.of(images, IdxFiles.labelsOf(images)));
  }
}
