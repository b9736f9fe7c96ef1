package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FigurePictureTest {
  private static final int WHITE = 0xFFFFFF;

  /** A figure of 100 by 60, on white, as an image of twice its size. */
  private static BufferedImage picture(Element... elements) throws IOException {
    Element svg = Element.of("svg", Element.of("rect").with("width", "100%").with("height", "100%")
        .with("fill", "#ffffff")).classes("plot").with("width", "100").with("height", "60");
    svg.add((Object[]) elements);
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(FigurePicture.png(svg, Page.figureStyle())));
    assertEquals(200, image.getWidth());
    assertEquals(120, image.getHeight());
    return image;
  }

  /** At a place of the figure. */
  private static int color(BufferedImage image, double x, double y) {
    return image.getRGB((int) (2 * x), (int) (2 * y)) & WHITE;
  }

  private static Element rect(double x, String classes) {
    return Element.of("rect").classes(classes).with("x", x).with("y", 10).with("width", 20).with("height", 20);
  }

  @Test
  void paintsInTheColoursOfTheStyle() throws IOException {
    BufferedImage image = picture(rect(10, "cell c0"), rect(40, "unit"),
        rect(70, "cell c1").with("fill-opacity", "0.5").add(Element.of("title", "said at the pointer")));
    assertEquals(0x3561C7, color(image, 20, 20));
    assertEquals(WHITE, color(image, 50, 20), "filled like the page");
    assertEquals(0x1F2328, color(image, 40, 20), "the line around it");
    assertEquals(0xE3BB7F, color(image, 80, 20), "half c1, half white");
    assertEquals(WHITE, color(image, 5, 50));
  }

  @Test
  void drawsPathsLinesAndDots() throws IOException {
    BufferedImage image = picture(Element.of("path").classes("line c2").with("d", "M10 10l20 0h20v30H10Z"),
        Element.of("path").classes("dots c3").with("d", "M70 20h0m0 20h0"), Plot.line(80, 5, 80, 55, "median c4"),
        Element.of("path").classes("line c5").with("d", "M0 58Q50 50 100 58"),
        Element.of("circle").classes("disc c6").with("cx", 92).with("cy", 20).with("r", 4));
    for (int[] on : new int[][] {{20, 10}, {40, 10}, {50, 25}, {30, 40}, {10, 25}}) {
      assertEquals(0xD1383D, color(image, on[0], on[1]), on[0] + ", " + on[1]);
    }
    assertEquals(WHITE, color(image, 30, 25), "a line fills nothing");
    assertEquals(0x1A7F64, color(image, 71, 21));
    assertEquals(0x1A7F64, color(image, 69, 39));
    assertEquals(WHITE, color(image, 70, 30), "between two dots");
    assertEquals(0x8250DF, color(image, 80, 30));
    assertEquals(0x0F7F9F, color(image, 50, 54), "the middle of the curve");
    assertEquals(0xD9A3C7, color(image, 92, 20));
  }

  @Test
  void writesTextsAtTheirAnchors() throws IOException {
    BufferedImage image = picture(Plot.text(98, 12, "end", "label c0", "MMMM"), Plot.text(2, 30, "start", "", "MM"),
        Plot.text(50, 30, "middle", "", "\u202Ebdi"), Plot.text(6, 58, "start", "tick", "MMM")
            .with("transform", "rotate(-90 6 58)"), Element.of("text").with("x", 1).with("y", 1));
    assertTrue(ink(image, 60, 2, 98, 13) > 60, "to the left of its end");
    assertEquals(0, ink(image, 99, 2, 100, 13));
    assertTrue(ink(image, 2, 20, 25, 31) > 30);
    assertTrue(ink(image, 0, 35, 7, 58) > 30, "upwards");
  }

  private static int ink(BufferedImage image, int left, int top, int right, int bottom) {
    int ink = 0;
    for (int y = 2 * top; y < 2 * bottom; y++) {
      for (int x = 2 * left; x < 2 * right; x++) {
        ink += (image.getRGB(x, y) & WHITE) == WHITE ? 0 : 1;
      }
    }
    return ink;
  }

  @Test
  void pastesImagesWithSquarePixels() throws IOException {
    byte[] png = PngFile.of(1, 2, 1, new byte[] {0, (byte) 200});
    BufferedImage image = picture(Element.of("image").with("href", "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png)).with("x", 10).with("y", 10).with("width", 40).with("height", 20));
    assertEquals(0, color(image, 29, 20));
    assertEquals(0xC8C8C8, color(image, 31, 20));
    assertEquals(WHITE, color(image, 51, 20));
  }

  @Test
  void refusesWhatOurFiguresDoNotHave() {
    for (Element element : new Element[] {Element.of("ellipse"), Element.of("path").with("d", "M1 1A5 5 0 0 0 9 9"),
        Element.of("path").with("d", "M1"), Element.of("image").with("href", "http://127.0.0.1/x.png")}) {
      assertThrows(IllegalArgumentException.class, () -> picture(element), element::render);
    }
  }
}
