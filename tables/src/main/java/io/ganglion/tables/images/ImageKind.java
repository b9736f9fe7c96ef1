package io.ganglion.tables.images;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What kind of file some bytes are, by their beginning; the name of a file says nothing. */
final class ImageKind {
  /** Kinds that aren't read, by how they begin. */
  private static final Map<String, String> OTHERS = Map.of("II*\0", "a TIFF image", "MM\0*", "a TIFF image",
      "%PDF", "a PDF document", "8BPS", "a Photoshop image", "\0\0\1\0", "an icon (ICO)",
      "\0\0\0\fjP  ", "a JPEG 2000 image", "\u00FF\n", "a JPEG XL image", "\0\0\0\fJXL ", "a JPEG XL image",
      "PK\3\4", "a ZIP archive", "\u001F\u008B", "a gzip archive");
  /** Of the brands of ISO base media files, those of images. */
  private static final Map<String, String> BRANDS = Map.of("heic", "an HEIC image", "heix", "an HEIC image",
      "mif1", "an HEIC image", "avif", "an AVIF image", "avis", "an AVIF image");
  /** So much of a file tells whether it is text. */
  private static final int BEGINNING = 1024;

  private ImageKind() {}

  /**
   * What the file says of its image.
   *
   * @throws UnreadableImageException if it is none that can be read
   */
  static ImageHeader header(Bytes bytes) throws UnreadableImageException {
    if (bytes.has(0, PngScan.SIGNATURE)) {
      return PngScan.scan(bytes);
    }
    if (bytes.at(0) == 0xFF && bytes.at(1) == 0xD8) {
      return JpegScan.scan(bytes);
    }
    if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
      return GifScan.scan(bytes);
    }
    if (bytes.has(0, "BM") && bytes.at(6) == 0 && bytes.at(8) == 0) { // reserved: text that begins so has no zeros
      return BmpScan.scan(bytes);
    }
    throw other(bytes);
  }

  private static UnreadableImageException other(Bytes bytes) {
    if (bytes.length() == 0) {
      return new UnreadableImageException("the file is empty", "copy it again, or "
          + UnreadableImageException.LEAVE_OUT);
    }
    if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
      return new UnreadableImageException("it is a WebP image, which Java can't read",
          "convert it to PNG, for instance by 'dwebp in.webp -o out.png'");
    }
    String brand = bytes.has(4, "ftyp") ? BRANDS.getOrDefault(bytes.text(8, 4), "a film, or like one") : "";
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      brand = bytes.has(0, other.getKey()) ? other.getValue() : brand;
    }
    if (!brand.isEmpty()) {
      return notRead(brand);
    }
    if (isText(bytes)) {
      String text = bytes.text(0, BEGINNING).stripLeading().toLowerCase(Locale.ROOT);
      if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
        return new UnreadableImageException("it is a web page, not an image", "get it again: a server sent a page"
            + " instead, such as one with an error");
      }
      return text.startsWith("<svg") || text.startsWith("<?xml") && text.contains("<svg")
          ? notRead("an SVG drawing")
          : new UnreadableImageException("it is text, not an image", UnreadableImageException.LEAVE_OUT);
    }
    StringBuilder begins = new StringBuilder();
    for (int i = 0; i < Math.min(4, bytes.length()); i++) {
      begins.append(String.format(Locale.ROOT, " %02x", bytes.at(i)));
    }
    return new UnreadableImageException("it is no PNG, JPEG, GIF or BMP image: it begins with the bytes" + begins,
        UnreadableImageException.LEAVE_OUT + ", or copy it again if it should be one");
  }

  private static UnreadableImageException notRead(String kind) {
    return new UnreadableImageException("it is " + kind + ", and PNG, JPEG, GIF and BMP images are read",
        "convert it to PNG");
  }

  /** UTF-8 without control characters, but for those of lines and tabs; a character may be cut off at the end. */
  private static boolean isText(Bytes bytes) {
    int length = Math.min(BEGINNING, bytes.length());
    for (int i = 0; i < length; i++) {
      int value = bytes.at(i);
      if (value < ' ' && value != '\t' && value != '\n' && value != '\r' || value == 0x7F) {
        return false;
      }
    }
    for (int cut = 0; cut < 4 && cut < length; cut++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.all(), 0, length - cut));
        return true;
      } catch (CharacterCodingException e) {
        // perhaps with one byte less
      }
    }
    return false;
  }
}
