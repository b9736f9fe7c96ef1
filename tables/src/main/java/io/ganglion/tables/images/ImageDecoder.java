package io.ganglion.tables.images;

import io.ganglion.engine.data.Image;
import io.ganglion.problem.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Decodes files by the JDK's own decoders, which are kept from one image to the next. Not for several threads at once.
 *
 * <p>What a file declares is checked before anything is decoded, so that no more memory is taken than {@link
 * ImageHeader#MOST_PIXELS} pixels need.
 */
final class ImageDecoder {
  /** Longer than an image of that many pixels has to be. */
  static final int MOST_BYTES = 1 << 28;
  private static final String JDK = "java.desktop";
  /** How libjpeg begins what it says of data that it replaced by others. */
  private static final String REPLACED = "Corrupt JPEG data";

  private final Map<String, ImageReader> readers = new HashMap<>();
  private final Warnings warnings = new Warnings();

  /**
   * The image in a file.
   *
   * @throws UnreadableImageException if there is none that can be read
   */
  Image decode(InputStream file) throws UnreadableImageException {
    byte[] bytes;
    try {
      bytes = file.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new UnreadableImageException("the file can't be read: " + Reason.of(e), "");
    }
    if (bytes.length > MOST_BYTES) {
      throw new UnreadableImageException("the file has more than the " + MOST_BYTES + " bytes that are read",
          "scale the image down");
    }
    ImageHeader header = ImageKind.header(new Bytes(bytes));
    return Orientation.upright(decoded(header, bytes), header.orientation());
  }

  private Image decoded(ImageHeader header, byte[] bytes) throws UnreadableImageException {
    ImageReader reader = readers.computeIfAbsent(header.format(), this::reader);
    warnings.replaced = "";
    try {
      reader.setInput(new ByteArrayImageStream(bytes), true, true);
      Image image = image(header, reader);
      if (!warnings.replaced.isEmpty()) {
        throw UnreadableImageException.damaged("it can't be decoded: " + warnings.replaced);
      }
      return image;
    } catch (IOException e) {
      throw UnreadableImageException.damaged("it can't be decoded: " + Reason.of(e));
    } catch (RuntimeException e) { // what the JDK's decoders throw where bytes contradict each other, of many kinds
      throw UnreadableImageException.damaged("it can't be decoded: " + e);
    }
  }

  /** Of JPEG the raw samples: colour profiles are none of ours. */
  private static Image image(ImageHeader header, ImageReader reader) throws IOException {
    if (header.format().equals("jpeg")) {
      Raster samples = reader.readRaster(0, null);
      return header.ycc() ? Pixels.ofYcc(samples) : Pixels.ofBands(samples);
    }
    BufferedImage image = reader.read(0);
    return Pixels.of(image.getRaster(), image.getColorModel());
  }

  /** The JDK's own, whatever else is on the class path. */
  private ImageReader reader(String format) {
    for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format); all.hasNext();) {
      ImageReader reader = all.next();
      if (JDK.equals(reader.getClass().getModule().getName())) {
        reader.addIIOReadWarningListener(warnings);
        return reader;
      }
    }
    throw new IllegalStateException("this JDK has no decoder of " + format);
  }

  /** Hears what a decoder replaced. */
  private static final class Warnings implements IIOReadWarningListener {
    private String replaced = "";

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      if (warning.startsWith(REPLACED)) {
        replaced = warning;
      }
    }
  }
}
