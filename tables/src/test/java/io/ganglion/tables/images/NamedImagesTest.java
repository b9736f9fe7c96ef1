package io.ganglion.tables.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.problem.Place;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ImageStyle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedImagesTest {
  @TempDir
  Path folder;

  @BeforeEach
  void anImage() throws IOException {
    ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_3BYTE_BGR), "png", folder.resolve("a.png").toFile());
  }

  private ImageColumn read(ImageStyle style, String... names) {
    return new NamedImages("photo", style, null).read(CategoryColumn.of("photo", List.of(names)), row -> folder,
        row -> Place.at("row " + row));
  }

  /** A table of a million visits that shows a hundred products has a hundred images in memory. */
  @Test
  void aFileThatSeveralRowsNameIsInMemoryOnce() {
    ImageColumn images = read(ImageStyle.USUAL, "a.png", "./a.png", folder.resolve("a.png").toString());
    assertSame(images.images().get(0), images.images().get(1));
    assertSame(images.images().get(0), images.images().get(2));
  }

  @Test
  void imagesAreMadeWhatTheStyleSaysAndKeepTheirOrigin() {
    ImageColumn images = read(new ImageStyle(2, 3, 1), "a.png");
    assertEquals("3 2 1", images.images().get(0).width() + " " + images.images().get(0).height() + " "
        + images.images().get(0).features());
    assertEquals("4 × 5 coloured", images.text(0));
  }

  @Test
  void whatIsNoPathIsAnError() {
    ProblemException e = assertThrows(ProblemException.class, () -> read(ImageStyle.USUAL, "a.png", "a\0.png"));
    assertTrue(e.problems().get(0).message().startsWith("'a\0.png' is no path: "), e.getMessage());
    assertEquals("row 1", e.problems().get(0).place().where());
    assertFalse(NamedImages.areThere(CategoryColumn.of("photo", List.of("a\0.png")), folder));
  }

  @Test
  void namesOfImagesAreKnownByTheirEnds() {
    assertTrue(NamedImages.areThere(CategoryColumn.of("photo", List.of("a.png", "../" + folder.getFileName()
        + "/a.png")), folder));
    assertFalse(NamedImages.areThere(CategoryColumn.of("photo", List.of("a.png", "b.png")), folder));
    assertTrue(NamedImages.areNamedBy(CategoryColumn.of("photo", List.of("a.PNG", "b.jpeg", "c.Jpg", "d.gif"))));
    assertFalse(NamedImages.areNamedBy(CategoryColumn.of("photo", List.of("a.png", "png"))));
    assertFalse(NamedImages.areNamedBy(CategoryColumn.of("photo", List.of("a.png", "b.txt"))));
  }
}
