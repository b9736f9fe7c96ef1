package io.ganglion.tables.images;

/** Reads the header of a BMP file: its size, and whether it is whole. */
final class BmpScan {
  private static final int OF_OS2 = 12;
  private static final int PLAIN = 0;
  private static final int BIT_FIELDS = 3;

  private BmpScan() {}

  static ImageHeader scan(Bytes bytes) throws UnreadableImageException {
    boolean old = bytes.littleInt(14) == OF_OS2;
    long width = old ? bytes.littleShort(18) : bytes.littleInt(18);
    long height = Math.abs(old ? bytes.littleShort(20) : (long) bytes.littleInt(22)); // negative: the top line first
    int bits = bytes.littleShort(old ? 24 : 28);
    int compression = old ? PLAIN : bytes.littleInt(30);
    if (compression > BIT_FIELDS) {
      throw new UnreadableImageException("its pixels are written as another image format in it", "save it as PNG");
    }
    ImageHeader header = ImageHeader.of("bmp", height, width);
    long stride = (width * bits + 31) / 32 * 4;
    long end = (bytes.littleInt(10) & 0xFFFF_FFFFL) + stride * height;
    if ((compression == PLAIN || compression == BIT_FIELDS) && end > bytes.length()) {
      throw UnreadableImageException.damaged("the file ends after " + bytes.length() + " of the " + end
          + " bytes that its header declares");
    }
    return header;
  }
}
