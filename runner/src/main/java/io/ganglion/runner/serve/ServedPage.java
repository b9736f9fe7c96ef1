package io.ganglion.runner.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page on which a row can be tried by hand. Its policy lets nothing run but its own script, by that script's hash,
 * and nothing be asked but this server.
 */
final class ServedPage {
  private static final String FILE = "page.html";

  private final String html;
  private final String policy;

  private ServedPage(String html) {
    this.html = html;
    this.policy = "default-src 'none'; script-src '" + hashOf("script", html) + "'; style-src '"
        + hashOf("style", html) + "'; connect-src 'self'; img-src data:; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'";
  }

  static ServedPage read() {
    try (InputStream in = Objects.requireNonNull(ServedPage.class.getResourceAsStream(FILE))) {
      return new ServedPage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of ours can always be read", e);
    }
  }

  private static String hashOf(String element, String html) {
    int from = html.indexOf("<" + element + ">") + element.length() + 2;
    byte[] content = html.substring(from, html.indexOf("</" + element + ">")).getBytes(StandardCharsets.UTF_8);
    try {
      return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Outgoing answer() {
    return Outgoing.of(200, "text/html; charset=utf-8", html).with("Content-Security-Policy", policy);
  }
}
