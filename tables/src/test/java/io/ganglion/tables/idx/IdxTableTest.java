package io.ganglion.tables.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IdxTableTest {
  /** Two images of 1 × 3 pixels. */
  private static final String IMAGES = "00000803 00000002 00000001 00000003 0033ff ff0000";
  private static final String LABELS = "00000801 00000002 0703";

  @TempDir
  Path folder;

  private Path write(String name, String hex) throws IOException {
    return Files.write(folder.resolve(name), bytes(hex));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @Test
  void readsPixelsFromZeroToOneAndLabels() throws IOException {
    write("a-labels-idx1-ubyte", LABELS);
    Path images = write("a-images-idx3-ubyte", IMAGES);
    IdxTable read = IdxTable.read(images);
    assertEquals(List.of("p1", "p2", "p3", "label"), read.table().names());
    assertArrayEquals(new double[] {0.2, 0}, ((NumberColumn) read.table().column("p2").get()).values());
    CategoryColumn labels = (CategoryColumn) read.table().column("label").get();
    assertEquals(List.of("3", "7"), labels.labels());
    assertEquals("7", labels.label(0));
    assertEquals(images + ": image 2, 'p2'", read.place(1, "p2").where());
  }

  @Test
  void readsAFolderOfMnistFilesCompressedOrNot() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(IMAGES));
    }
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), packed.toByteArray());
    write("train-labels-idx1-ubyte.gz", LABELS);
    write("t10k-images-idx3-ubyte", "00000803 00000001 00000003 00000001 000000");
    write("t10k-labels-idx1-ubyte", "00000801 00000001 05");
    assertEquals(2, IdxTable.read(IdxFiles.training(folder)).table().rows());
    IdxTable test = IdxTable.read(IdxFiles.test(folder).get());
    assertEquals(1, test.table().rows());
    assertEquals("5", ((CategoryColumn) test.table().column("label").get()).label(0));
    packed.write('x');
    int length = packed.size() - 1;
    assertEquals("error: the file can't be read: at byte " + length + " its gzip data ends, but something follows that"
        + " isn't gzip: 78\n  --> x\n  help: copy it again; if only what comes before is meant, decompress it with"
        + " 'gzip -dc' into a new file\n",
        refusal(() -> IdxTable.readImages(new ByteSource.OfBytes("x", packed.toByteArray()))));
  }

  private static String refusal(String hex) {
    return refusal(() -> IdxTable.readImages(new ByteSource.OfBytes("x", bytes(hex))));
  }

  private static String refusal(Executable reading) {
    return assertThrows(ProblemException.class, reading).problems().get(0).render();
  }

  @Test
  void refusesWhatIsNotSuchAFile() {
    String help = "  help: images of MNIST begin with 00 00 08 03, labels with 00 00 08 01\n";
    assertEquals("error: this is not an IDX file: it begins with the bytes 89 50 4e 47\n  --> x\n" + help,
        refusal("89504e47 00000000"));
    assertEquals("error: this is not an IDX file: it begins with the bytes 00 00 08 00\n  --> x\n" + help,
        refusal("00000800"));
    assertEquals("error: the numbers have type 0d\n  --> x\n  help: only unsigned bytes, type 08, are"
        + " supported\n", refusal("00000d01 00000001 3f800000"));
  }

  @Test
  void refusesFilesThatAreCutOffOrTooLong() {
    assertEquals("error: the file ends after 5 of the 6 bytes that its header declares (2 × 1 × 3)\n  --> x\n  help:"
        + " it is truncated: copy it again\n", refusal(IMAGES.substring(0, IMAGES.length() - 2)));
    assertEquals("error: the file continues after the 6 bytes that its header declares (2 × 1 × 3)\n  --> x\n  help:"
        + " it is damaged: copy it again\n", refusal(IMAGES + "00"));
    assertEquals("error: the file ends within its header\n  --> x\n  help: it is truncated: copy it"
        + " again\n", refusal("00000803 0000"));
  }

  /** Without taking the memory that the header asks for. */
  @Test
  void refusesAbsurdSizes() {
    assertEquals("error: the header declares 4294967295 × 65536 × 65536 bytes\n  --> x\n  help: from 1 to 2147483639"
        + " can be read\n", refusal("00000803 ffffffff 00010000 00010000 00"));
    assertEquals("error: the header declares 65536 × 65536 × 65536 bytes\n  --> x\n  help: from 1 to 2147483639 can be"
        + " read\n", refusal("00000803 00010000 00010000 00010000 00"));
    assertEquals("error: the header declares 0 × 1 bytes\n  --> x\n  help: from 1 to 2147483639 can be"
        + " read\n", refusal("00000802 00000000 00000001"));
    assertEquals("error: the header declares 2 × 0 × 5 bytes\n  --> x\n  help: from 1 to 2147483639 can be read\n",
        refusal("00000803 00000002 00000000 00000005"));
    assertEquals("error: the header declares 2 × 3 × 0 bytes\n  --> x\n  help: from 1 to 2147483639 can be read\n",
        refusal("00000803 00000002 00000003 00000000"));
    assertEquals("error: the header declares 2 × 0 bytes\n  --> x\n  help: from 1 to 2147483639 can be read\n",
        refusal("00000802 00000002 00000000"));
    assertEquals("error: the file ends after 1 of the 2000000000 bytes that its header declares (2000000000)\n  -->"
        + " x\n  help: it is truncated: copy it again\n", refusal("00000801 77359400 01"));
  }

  @Test
  void refusesFilesThatDoNotBelongTogether() throws IOException {
    Path images = write("a-images-idx3-ubyte", IMAGES);
    assertEquals("""
        error: there is no such file
          --> a-labels-idx1-ubyte
          help: images and labels are expected in the same folder, with 'images-idx3' and 'labels-idx1' in their names
        """, refusal(() -> IdxTable.read(images)).replace(folder.toString() + "/", ""));
    write("a-labels-idx1-ubyte", "00000801 00000003 070301");
    assertEquals("""
        error: there are 3 labels, but 2 images in 'a-images-idx3-ubyte'
          --> a-labels-idx1-ubyte
          help: the files don't belong together, or one is truncated
        """, refusal(() -> IdxTable.read(images)).replace(folder.toString() + "/", ""));
    write("a-labels-idx1-ubyte", IMAGES);
    assertEquals("""
        error: there are 3 bytes for each item
          --> a-labels-idx1-ubyte
          help: labels are single bytes
        """, refusal(() -> IdxTable.read(images)).replace(folder.toString() + "/", ""));
    assertEquals("error: the folder has no file 'train-images-idx3-ubyte' or 'train-images-idx3-ubyte.gz'\n"
        + "  --> " + folder + "\n  help: name the file of the images\n", refusal(() -> IdxFiles.training(folder)));
  }
}
