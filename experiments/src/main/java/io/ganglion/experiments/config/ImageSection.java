package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import io.ganglion.tables.ImageStyle;
import io.ganglion.tables.images.Images;

/** What the images are made to be whose files a column names: beside the others of {@code data.columns.NAME}. */
public record ImageSection(
    @Setting("pixels from top to bottom that every image of a column of type: image is scaled to, ≥ 1; 0: they are all"
        + " of one size") int height,
    @Setting("pixels from left to right that every image is scaled to, ≥ 1; 0: they are all of one size") int width,
    @Setting("auto: coloured if a training image is; gray; rgb") Images.Colors colors) {
  public ImageSection() {
    this(0, 0, Images.Colors.AUTO);
  }

  /** Checks that there are both sizes, or none. */
  public ImageSection {
    ImageStyle.requireSize(height, width);
  }

  /** The same for what reads tables. */
  public ImageStyle style() {
    return new ImageStyle(height, width, colors.features());
  }
}
