package io.ganglion.testkit;

import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Reading what is declared. */
final class Declarations {
  private Declarations() {}

  static <T> PluginType<T> read(PluginContract<T> contract) {
    try {
      return PluginType.of(contract.kind(), contract.plugin().getClass());
    } catch (PluginDeclarationException e) {
      throw Breach.of(Objects.requireNonNull(e.getMessage()), e.help());
    }
  }

  /** The lines of all resources of that name, without comments and white space. */
  static List<String> linesOf(String resource, ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(resource)).stream()
          .flatMap(url -> text(url).lines())
          .map(line -> line.replaceFirst("#.*", "").strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(URL url) {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
