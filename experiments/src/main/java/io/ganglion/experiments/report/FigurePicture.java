package io.ganglion.experiments.report;

import io.ganglion.problem.SafeText;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A figure as an image: draws the elements of SVG that our figures consist of, in the colours of their style. No screen
 * is needed, but the fonts that Java finds.
 */
final class FigurePicture {
  /** Pixels of the image for one of the figure: sharp in print at half the size. */
  private static final int SCALE = 2;
  private static final Pattern ROTATED = Pattern.compile("rotate\\(([-.\\d]+) ([-.\\d]+) ([-.\\d]+)\\)");
  private static final Pattern FONT_SIZE = Pattern.compile("(\\d+)px");
  private static final String DATA = "data:image/png;base64,";
  private static final int BOLD_WEIGHT = 600;

  private final FigureStyle style;
  private final Graphics2D graphics;
  private final double width;
  private final double height;

  private FigurePicture(FigureStyle style, Graphics2D graphics, double width, double height) {
    this.style = style;
    this.graphics = graphics;
    this.width = width;
    this.height = height;
  }

  /**
   * A PNG file.
   *
   * @param svg with its size in pixels
   */
  static byte[] png(Element svg, String sheet) throws IOException {
    double width = Double.parseDouble(svg.attribute("width").orElseThrow());
    double height = Double.parseDouble(svg.attribute("height").orElseThrow());
    BufferedImage image = new BufferedImage((int) Math.ceil(SCALE * width), (int) Math.ceil(SCALE * height),
        BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(SCALE, SCALE);
      new FigurePicture(new FigureStyle(sheet), graphics, width, height).draw(svg, Map.of("fill", "#000000"));
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private void draw(Element element, Map<String, String> inherited) throws IOException {
    Map<String, String> properties = style.of(element, inherited);
    switch (element.name()) {
      case "svg" -> {
        for (Element each : element.elements()) {
          draw(each, properties);
        }
      }
      case "path" -> draw(SvgPath.of(element.attribute("d").orElse("")), properties);
      case "line" -> draw(new Line2D.Double(number(element, "x1"), number(element, "y1"), number(element, "x2"),
          number(element, "y2")), properties);
      case "rect" -> draw(new Rectangle2D.Double(number(element, "x"), number(element, "y"),
          number(element, "width"), number(element, "height")), properties);
      case "circle" -> {
        double radius = number(element, "r");
        draw(new Ellipse2D.Double(number(element, "cx") - radius, number(element, "cy") - radius, 2 * radius,
            2 * radius), properties);
      }
      case "text" -> write(element, properties);
      case "image" -> paste(element);
      case "style", "title" -> { }
      default -> throw new IllegalArgumentException("'" + element.name() + "' can't be drawn");
    }
  }

  /** A length or a place; a share is one of the whole figure. */
  private double number(Element element, String attribute) {
    String text = element.attribute(attribute).orElse("0");
    if (text.endsWith("%")) {
      return Double.parseDouble(text.substring(0, text.length() - 1)) / 100
          * (attribute.equals("height") ? height : width);
    }
    return Double.parseDouble(text);
  }

  private void draw(Shape shape, Map<String, String> properties) {
    Optional<Color> fill = color(properties, "fill");
    if (fill.isPresent() && !(shape instanceof Line2D)) {
      paint(fill.get(), share(properties, "opacity") * share(properties, "fill-opacity"));
      graphics.fill(shape);
    }
    Optional<Color> stroke = color(properties, "stroke");
    if (stroke.isPresent()) {
      paint(stroke.get(), share(properties, "opacity"));
      graphics.setStroke(stroke(properties));
      graphics.draw(shape);
    }
  }

  private void paint(Color color, double opacity) {
    graphics.setColor(color);
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
  }

  private static double share(Map<String, String> properties, String name) {
    return Double.parseDouble(properties.getOrDefault(name, "1"));
  }

  private static BasicStroke stroke(Map<String, String> properties) {
    boolean isRound = properties.getOrDefault("stroke-linecap", "butt").equals("round");
    String dashes = properties.getOrDefault("stroke-dasharray", "");
    float[] lengths = new float[dashes.isEmpty() ? 0 : dashes.split(" ").length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Float.parseFloat(dashes.split(" ")[i]);
    }
    return new BasicStroke(Float.parseFloat(properties.getOrDefault("stroke-width", "1")),
        isRound ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
        properties.getOrDefault("stroke-linejoin", "miter").equals("round") ? BasicStroke.JOIN_ROUND
            : BasicStroke.JOIN_MITER, 4, lengths.length == 0 ? null : lengths, 0);
  }

  /** Such as {@code #1f2328}, {@code #8888} with an opacity, or {@code currentColor}; empty for none. */
  private static Optional<Color> color(Map<String, String> properties, String name) {
    String text = properties.getOrDefault(name, "none");
    if (text.equals("currentColor")) {
      text = properties.getOrDefault("color", "#000000");
    }
    if (text.equals("none")) {
      return Optional.empty();
    }
    String digits = text.substring(1);
    String all = digits.length() > 4 ? digits
        : Stream.of(digits.split("")).map(digit -> digit + digit).reduce("", String::concat);
    int[] parts = new int[] {0, 0, 0, 255};
    for (int i = 0; i < all.length() / 2; i++) {
      parts[i] = Integer.parseInt(all.substring(2 * i, 2 * i + 2), 16);
    }
    return Optional.of(new Color(parts[0], parts[1], parts[2], parts[3]));
  }

  private void write(Element element, Map<String, String> properties) {
    String text = SafeText.line(element.ownText());
    Optional<Color> color = color(properties, "fill");
    if (text.isEmpty() || color.isEmpty()) {
      return;
    }
    Matcher size = FONT_SIZE.matcher(properties.getOrDefault("font", "16px"));
    boolean isBold = Integer.parseInt(properties.getOrDefault("font-weight", "400")) >= BOLD_WEIGHT;
    Font font = new Font(Font.SANS_SERIF, isBold ? Font.BOLD : Font.PLAIN, size.find()
        ? Integer.parseInt(size.group(1)) : 16);
    TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
    double before = switch (properties.getOrDefault("text-anchor", "start")) {
      case "middle" -> layout.getAdvance() / 2;
      case "end" -> layout.getAdvance();
      default -> 0;
    };
    AffineTransform upright = graphics.getTransform();
    Matcher rotated = ROTATED.matcher(element.attribute("transform").orElse(""));
    if (rotated.matches()) {
      graphics.rotate(Math.toRadians(Double.parseDouble(rotated.group(1))), Double.parseDouble(rotated.group(2)),
          Double.parseDouble(rotated.group(3)));
    }
    paint(color.get(), share(properties, "opacity"));
    layout.draw(graphics, (float) (number(element, "x") - before), (float) number(element, "y"));
    graphics.setTransform(upright);
  }

  /** An image whose pixels stay squares. */
  private void paste(Element element) throws IOException {
    String data = element.attribute("href").orElse("");
    if (!data.startsWith(DATA)) {
      throw new IllegalArgumentException("an image of another file can't be drawn");
    }
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.substring(DATA.length()))));
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    AffineTransform whole = new AffineTransform(number(element, "width") / image.getWidth(), 0, 0,
        number(element, "height") / image.getHeight(), number(element, "x"), number(element, "y"));
    graphics.drawImage(image, whole, null);
  }
}
