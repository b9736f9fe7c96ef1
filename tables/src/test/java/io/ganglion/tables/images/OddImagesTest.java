package io.ganglion.tables.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.ImageColumn;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are found among images: what is said of each, as a whole, and that the others are read. */
class OddImagesTest {
  private static final String DAMAGED = "it is damaged: copy it again, or take it out of the folder";
  private static final String CONVERT = "convert it to PNG";

  @TempDir
  Path folder;

  /** By name: the bytes, what is said of them, and what to do about it. */
  private final Map<String, Object[]> odd = new TreeMap<>();

  private void odd(String name, byte[] bytes, String message, String help) {
    odd.put(name, new Object[] {bytes, message, help});
  }

  private void fill() throws IOException {
    byte[] png = SomeImages.encoded("png", SomeImages.gray(8, 8));
    byte[] jpeg = SomeImages.encoded("jpeg", SomeImages.rgb(16, 16));
    byte[] gif = SomeImages.encoded("gif", SomeImages.gray(8, 8));
    byte[] bmp = SomeImages.encoded("bmp", SomeImages.rgb(8, 8));
    odd("01-empty.png", new byte[0], "the file is empty", "copy it again, or take it out of the folder");
    odd("02-text.png", "label,file\ncat,1.png\n".getBytes(UTF_8), "it is text, not an image",
        "take it out of the folder");
    odd("03-page.jpg", "<!DOCTYPE html><html><body>404</body></html>".getBytes(UTF_8),
        "it is a web page, not an image",
        "get it again: a server sent a page instead, such as one with an error");
    odd("04-drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8),
        "it is an SVG drawing, and PNG, JPEG, GIF and BMP images are read", CONVERT);
    odd("05.webp", "RIFF\u0024\0\0\0WEBPVP8 ".getBytes(ISO_8859_1), "it is a WebP image, which Java can't read",
        "convert it to PNG, for instance by 'dwebp in.webp -o out.png'");
    odd("06.tif", "II*\0\u0008\0\0\0".getBytes(ISO_8859_1),
        "it is a TIFF image, and PNG, JPEG, GIF and BMP images are read", CONVERT);
    odd("07.heic", "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(ISO_8859_1),
        "it is an HEIC image, and PNG, JPEG, GIF and BMP images are read", CONVERT);
    odd("08.bin", new byte[] {1, 2, 3, 4, 5},
        "it is no PNG, JPEG, GIF or BMP image: it begins with the bytes 01 02 03 04",
        "take it out of the folder, or copy it again if it should be one");
    odd("09-short.png", Arrays.copyOf(png, png.length - 20),
        "the file ends after " + (png.length - 20) + " bytes, before the end of the image", DAMAGED);
    byte[] flipped = png.clone();
    flipped[png.length - 20] ^= 1;
    odd("10-flipped.png", flipped, "the checksum of the bytes from 37 on is wrong", DAMAGED);
    odd("11-huge.png", SomeImages.png(60_000, 60_000, 8, 0),
        "its header declares 60000 × 60000 pixels, and at most 67108864 are read", "scale the image down");
    odd("12-sixteen.png", SomeImages.encoded("png", new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY)),
        "it has 16 bits for each number of a pixel, and at most 8 are read",
        "save it with 8 bits, for instance by 'magick in.png -depth 8 out.png'");
    odd("13-none.png", SomeImages.png(0, 5, 8, 0), "its header declares 5 × 0 pixels", DAMAGED);
    odd("14-short.jpg", Arrays.copyOf(jpeg, jpeg.length * 3 / 4),
        "the file ends after " + jpeg.length * 3 / 4 + " bytes, before the end of the image", DAMAGED);
    odd("15-cmyk.jpg", SomeImages.withComponents(jpeg, 4), "it has four colours, CMYK, as for printing",
        "convert it to RGB, for instance by 'magick in.jpg -colorspace sRGB out.jpg'");
    odd("16-animated.gif", SomeImages.animated(gif), "it is animated: it has 3 frames",
        "save the frame that is meant as an image of its own");
    odd("17-short.gif", Arrays.copyOf(gif, gif.length - 4),
        "the file ends after " + (gif.length - 4) + " bytes, before the end of the image", DAMAGED);
    odd("18-short.bmp", Arrays.copyOf(bmp, bmp.length - 30),
        "the file ends after " + (bmp.length - 30) + " of the " + bmp.length + " bytes that its header declares",
        DAMAGED);
    byte[] wide = bmp.clone();
    ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
    odd("19-huge.bmp", wide, "its header declares 60000 × 60000 pixels, and at most 67108864 are read",
        "scale the image down");
    byte[] large = jpeg.clone();
    int frame = SomeImages.frame(jpeg);
    ByteBuffer.wrap(large).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
    odd("20-huge.jpg", large, "its header declares 60000 × 60000 pixels, and at most 67108864 are read",
        "scale the image down");
    odd("21-hole.jpg", SomeImages.withHole(SomeImages.encoded("jpeg", SomeImages.rgb(64, 64))),
        "it can't be decoded: Corrupt JPEG data: premature end of data segment", DAMAGED);
    odd("22.pdf", "%PDF-1.4\n%\u00E2\u00E3".getBytes(ISO_8859_1),
        "it is a PDF document, and PNG, JPEG, GIF and BMP images are read", CONVERT);
    odd("23-part.gif", SomeImages.inLargerScreen(gif), "its frame has 8 × 8 pixels, but the whole image 8 × 9",
        "save it as PNG");
    odd("24-data.png", SomeImages.withDamagedData(png), "it can't be decoded: error reading PNG image data", DAMAGED);
  }

  private TableRequest request(TableRequest.Use use) {
    return new TableRequest(List.of(ByteSource.of(folder)), new TextLayout(), WantedColumns.ALL, use);
  }

  @Test
  void saysOfEachOddFileWhatItIsAndWhatToDo() throws IOException {
    fill();
    Path a = Files.createDirectory(folder.resolve("a"));
    for (Map.Entry<String, Object[]> each : odd.entrySet()) {
      Files.write(a.resolve(each.getKey()), (byte[]) each.getValue()[0]);
    }
    ProblemException e = assertThrows(ProblemException.class,
        () -> new Images().read(request(TableRequest.Use.TRAINING)));
    assertEquals(odd.entrySet().stream().map(each -> new Problem((String) each.getValue()[1],
        Place.at(a.resolve(each.getKey()).toString()), each.getValue()[2] + "; format: {use: images,"
            + " bad-files: skip} in 'data' leaves such files out").render()).collect(Collectors.joining("\n")),
        e.problems().stream().map(Problem::render).collect(Collectors.joining("\n")));
  }

  @Test
  void leavesOddFilesOutIfAskedToAndNamesThem() throws IOException {
    fill();
    Path a = Files.createDirectory(folder.resolve("a"));
    for (String name : List.of("01-empty.png", "11-huge.png", "16-animated.gif")) {
      Files.write(a.resolve(name), (byte[]) odd.get(name)[0]);
    }
    Files.write(a.resolve("10.png"), SomeImages.encoded("png", SomeImages.gray(2, 2)));
    Files.writeString(folder.resolve("README"), "about");
    Files.createDirectories(folder.resolve("b"));
    Files.createDirectories(a.resolve("deeper"));
    SourceTable read = new Images(0, 0, Images.Colors.AUTO, Images.BadFiles.SKIP)
        .read(request(TableRequest.Use.TRAINING));
    assertEquals(1, read.table().rows());
    assertEquals(1, ((ImageColumn) read.table().column("image").get()).images().size());
    assertEquals("warning: 6 of 7 files are left out, which are no images that can be read: '" + folder
        + "/README' (it lies beside the folders of the labels, so that it has none), '" + folder
        + "/a/01-empty.png' (the file is empty), '" + folder + "/a/11-huge.png' (its header declares 60000 × 60000"
        + " pixels, and at most 67108864 are read), '" + folder + "/a/16-animated.gif' (it is animated: it has 3"
        + " frames), '" + folder + "/a/deeper' (it is a folder within that of a label), '" + folder
        + "/b' (the folder is empty)\n  --> " + folder + "\n  help: bad-files: fail in 'format' makes them errors\n",
        read.warnings().get(0).renderAsWarning());
  }

  /** An image of 80 bytes that declares 67 million pixels makes no array of that size before its data run out. */
  @Test
  void takesNoMemoryForWhatIsOnlyDeclared() {
    Runtime runtime = Runtime.getRuntime();
    for (int width : new int[] {70_000, 2_000_000_000, 60_000}) {
      long before = runtime.totalMemory() - runtime.freeMemory();
      UnreadableImageException e = assertThrows(UnreadableImageException.class,
          () -> new ImageDecoder().decode(new ByteArrayInputStream(SomeImages.png(width, width, 8, 2))));
      assertTrue(e.problem().endsWith("pixels, and at most 67108864 are read"), e.problem());
      assertTrue(runtime.totalMemory() - runtime.freeMemory() - before < 100_000_000);
    }
  }

  /** Any flipped bit, any cut: an image or a refusal, never another exception. */
  @Test
  void neverFailsInAnotherWay() throws IOException {
    List<byte[]> whole = List.of(SomeImages.encoded("png", SomeImages.gray(8, 8)),
        SomeImages.encoded("jpeg", SomeImages.rgb(16, 16)), SomeImages.encoded("gif", SomeImages.gray(8, 8)),
        SomeImages.encoded("bmp", SomeImages.rgb(8, 8)));
    Random random = new Random(7);
    ImageDecoder decoder = new ImageDecoder();
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = whole.get(i % whole.size()).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(4) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      }
      try {
        decoder.decode(new ByteArrayInputStream(bytes));
        read++;
      } catch (UnreadableImageException e) {
        assertTrue(!e.problem().isEmpty());
      }
    }
    assertTrue(read > 100 && read < 2_900, read + " of 3000 were read");
  }

  @Test
  void refusesAFolderWithoutLabels() throws IOException {
    assertRefused("the folder is empty");
    Files.write(folder.resolve("1.png"), new ByteArrayOutputStream().toByteArray());
    assertRefused("the folder has no folders in it, one for each label");
  }

  private void assertRefused(String message) {
    ProblemException e = assertThrows(ProblemException.class,
        () -> new Images().read(request(TableRequest.Use.TRAINING)));
    assertEquals("error: " + message + "\n  --> " + folder + "\n  help: put the files of each label into a folder of"
        + " that name\n", e.problems().get(0).render());
  }
}
