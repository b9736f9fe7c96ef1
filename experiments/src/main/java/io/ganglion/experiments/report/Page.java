package io.ganglion.experiments.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A whole HTML file around some content: its style, its script, and a policy that lets nothing else in. */
final class Page {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");
  private static final String POLICY = "default-src 'none'; img-src data:; style-src 'sha256-" + hash(STYLE)
      + "'; script-src 'sha256-" + hash(SCRIPT) + "'; base-uri 'none'; form-action 'none'";

  private Page() {}

  static String html(String title, List<Element> content, String footer) {
    Element head = Element.of("head",
        Element.of("meta").with("charset", "UTF-8"),
        Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
        Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
        Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
        Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
        Element.of("title", title),
        Element.of("style", new Element.Trusted(STYLE)));
    Element body = Element.of("body", Element.of("main", content), Element.of("footer", footer),
        Element.of("div").with("id", "tip").with("role", "status").with("hidden", "hidden"),
        Element.of("script", new Element.Trusted(SCRIPT)));
    return "<!DOCTYPE html>\n" + Element.of("html", head, "\n", body).with("lang", "en").with("xmlns",
        "http://www.w3.org/1999/xhtml").render() + "\n";
  }

  /** The rules of the style that figures need, in light colours. */
  static String figureStyle() {
    return STYLE.substring(0, STYLE.indexOf("@media"))
        + STYLE.substring(STYLE.indexOf("svg.plot"), STYLE.indexOf(".narrow"))
        + STYLE.substring(STYLE.indexOf(".grid, .plot"), STYLE.indexOf(".cursor"));
  }

  private static String resource(String name) {
    try (var in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
