package io.ganglion.tables.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageMemoryTest {
  private static final int COUNT = 12;

  @TempDir
  Path folder;

  @Test
  void aGrayPixelTakesOneByteInTheTableAndInTheExamples() throws IOException {
    assertBytes(SomeImages.encoded("png", SomeImages.gray(28, 28)), 28 * 28);
  }

  @Test
  void aColouredPixelTakesThree() throws IOException {
    assertBytes(SomeImages.encoded("png", SomeImages.rgb(9, 7)), 9 * 7 * 3);
    assertBytes(SomeImages.encoded("bmp", SomeImages.rgb(5, 8)), 5 * 8 * 3);
  }

  private void assertBytes(byte[] file, int each) throws IOException {
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve("label" + i % 2 + "/" + i + ".png");
      Files.createDirectories(path.getParent());
      Files.write(path, file);
    }
    Table table = new Images().read(new TableRequest(List.of(ByteSource.of(folder)), new TextLayout(),
        WantedColumns.ALL, TableRequest.Use.TRAINING)).table();
    ImageColumn images = (ImageColumn) table.column(Images.IMAGE).orElseThrow();
    assertEquals(COUNT * each, images.images().stream().mapToInt(image -> image.values().length).sum());
    Preprocessing preprocessing = Preprocessing.fit(table, table.allRows(),
        List.of(ColumnPlan.of(Images.IMAGE, Scaling.NONE)), List.of(ColumnPlan.of(Images.LABEL, Scaling.NONE)));
    Cells cells = preprocessing.encode(table, table.allRows()).inputs(0).cells();
    assertEquals(COUNT * each, assertInstanceOf(Cells.Bytes.class, cells).values().length);
  }
}
