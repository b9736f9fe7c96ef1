package io.ganglion.tables.images;

import io.ganglion.api.Setting;
import io.ganglion.engine.data.Image;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataHash;
import io.ganglion.tables.ImageStyle;
import io.ganglion.tables.LabelledFiles;
import io.ganglion.tables.LabelledFiles.Part;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TableRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PNG, JPEG, GIF and BMP files in folders that are their labels: {@link #IMAGE}, {@link #LABEL}, and {@link #FILE} if
 * it is asked for.
 */
public record Images(
    @Setting("pixels from top to bottom that every image is scaled to, ≥ 1; 0: the images are all of one size")
    int height,
    @Setting("pixels from left to right that every image is scaled to, ≥ 1; 0: the images are all of one size")
    int width,
    @Setting("auto: coloured if a training image is; gray; rgb") Colors colors,
    @Setting("how files are handled that are no images, or damaged: fail; skip: left out, with a warning that names"
        + " them") BadFiles badFiles) implements DataFormat {
  /** The column of images. */
  public static final String IMAGE = "image";
  /** The column of labels. */
  public static final String LABEL = "label";
  /** The column of the files' names. */
  public static final String FILE = "file";

  /** How many numbers a pixel has. */
  public enum Colors {
    AUTO(0),
    GRAY(Image.GRAY),
    RGB(Image.RGB);

    private final int features;

    Colors(int features) {
      this.features = features;
    }

    /** How many; 0 if that is the image's matter. */
    public int features() {
      return features;
    }
  }

  /** What happens to files that aren't images that can be read. */
  public enum BadFiles {
    FAIL,
    SKIP
  }

  public Images() {
    this(0, 0, Colors.AUTO, BadFiles.FAIL);
  }

  /** Checks that there are both sizes, or none. */
  public Images {
    ImageStyle.requireSize(height, width);
  }

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String title() {
    return "image";
  }

  @Override
  public boolean takesFolder() {
    return true;
  }

  @Override
  public boolean takesSeveralFiles() {
    return true;
  }

  /** Folders, but for those of texts. */
  @Override
  public boolean claims(Path file) {
    return Files.isDirectory(file) && !LabelledFiles.areTexts(file);
  }

  @Override
  public Optional<String> labelColumn() {
    return Optional.of(LABEL);
  }

  @Override
  public Optional<DataFormat> skippingBadFiles() {
    return Optional.of(new Images(height, width, colors, BadFiles.SKIP));
  }

  @Override
  public Optional<DataFormat> scalingImagesTo(int toHeight, int toWidth) {
    return Optional.of(new Images(toHeight, toWidth, colors, badFiles));
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
    return Optional.of(FILE);
  }

  @Override
  public boolean scalesImages() {
    return height > 0;
  }

  @Override
  public SourceTable read(TableRequest request) {
    return new ImageReading(this, request).table(files(request));
  }

  @Override
  public TablePieces open(TableRequest request, int rows) {
    return new ImageReading(this, request).pieces(files(request), rows);
  }

  /** Of the pixels as a network gets them, and the labels. */
  @Override
  public String sha256(TableRequest request, SourceTable table) {
    return DataHash.of(table.table());
  }

  /** What images are made to be. */
  ImageStyle style() {
    return new ImageStyle(height, width, colors.features());
  }

  private static List<ImageFile> files(TableRequest request) {
    List<ImageFile> files = new ArrayList<>();
    boolean labelled = request.columns().wants(LABEL);
    for (ByteSource source : request.sources()) {
      if (source instanceof ByteSource.OfPath path && Files.isDirectory(path.path())) {
        files.addAll(files(path.path(), labelled, request.use()));
      } else if (labelled) {
        throw new ProblemException(ExitCode.DATA, new Problem("labels are needed, and it is a single file",
            Place.at(source.name()), "name a folder that has a folder of images for each label"));
      } else {
        files.add(ImageFile.of(source));
      }
    }
    return files;
  }

  /** Of a folder that is divided into parts those to train on; for new data those to test with, if there are any. */
  private static List<ImageFile> files(Path folder, boolean labelled, TableRequest.Use use) {
    Optional<Path> part = (use == TableRequest.Use.NEW_DATA ? LabelledFiles.part(folder, Part.TEST)
        : Optional.<Path>empty()).or(() -> LabelledFiles.part(folder, Part.TRAIN));
    List<LabelledFiles.Entry> entries =
        labelled ? LabelledFiles.labelled(part.orElse(folder)) : LabelledFiles.all(part.orElse(folder));
    return entries.stream().map(ImageFile::of).map(file -> part.map(file::within).orElse(file)).toList();
  }
}
