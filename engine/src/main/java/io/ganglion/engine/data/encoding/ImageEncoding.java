package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.Inputs;

/** A column of images, whose bytes become numbers from 0 to 1. */
public record ImageEncoding(String column, ImageForm form) implements ColumnEncoding {
  /** The byte that becomes 1. */
  public static final double WHITE = 255;

  /**
   * Takes the size of the first training image, which all of them must have.
   *
   * @throws DataException if one has another
   */
  static ImageEncoding fit(ImageColumn images, int[] rows) {
    ImageForm form = ImageForm.of(images, rows);
    for (int row : rows) {
      form.requireSize(images.images().get(row), row, images.name());
    }
    return new ImageEncoding(images.name(), form);
  }

  @Override
  public Column.Type type() {
    return Column.Type.IMAGE;
  }

  @Override
  public int width() {
    return form.height() * form.width() * form.features();
  }

  @Override
  public void encode(Column values, int[] rows, double[] numbers, int at, int stride) {
    for (int i = 0; i < rows.length; i++) {
      byte[] pixels = image(values, rows[i]).values();
      int start = at + i * stride;
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        numbers[start + pixel] = (pixels[pixel] & 0xFF) / WHITE;
      }
    }
  }

  /** The bytes of the images of {@code rows}, one for each number. */
  Inputs inputs(Column values, int[] rows) {
    byte[] pixels = new byte[Math.multiplyExact(rows.length, width())];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(image(values, rows[i]).values(), 0, pixels, i * width(), width());
    }
    return new Inputs(form.shape(), new Cells.Bytes(pixels, 0, WHITE), null);
  }

  private Image image(Column values, int row) {
    if (!(values instanceof ImageColumn images)) {
      throw new DataException("something else was found where images are expected", DataException.NO_ROW, column,
          "every value has to be an image");
    }
    return form.of(images.images().get(row), row, column);
  }

  @Override
  public Prediction decode(double[] outputs, int at) {
    throw new UnsupportedOperationException("an image is never predicted");
  }
}
