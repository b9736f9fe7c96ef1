package io.ganglion.runner.cli;

import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.experiments.text.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The files of a new plug-in's project, from the templates beside this class. Words in capitals in a template stand for
 * what differs.
 *
 * @param name with its prefix, such as {@code acme.swish}
 * @param installation where the project finds what it is compiled with
 */
record PluginProject(PluginKind<?> kind, String name, Installation installation) {
  private static final String FOLDER = "project/";
  private static final String CLASSES = "development";

  /** The name without its prefix, of the folder and the jar. */
  String artifact() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String prefix() {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private String type() {
    StringBuilder type = new StringBuilder();
    for (String word : artifact().split("-")) {
      type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return type.toString();
  }

  /** The text of each file by its path in the project. */
  Map<String, String> files() {
    String title = kind.name().substring(0, 1).toUpperCase(Locale.ROOT) + kind.name().substring(1);
    String path = prefix().replace('.', '/');
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", filled("pom"));
    files.put("src/main/java/" + path + "/" + type() + ".java", filled(title));
    files.put("src/main/resources/META-INF/services/" + kind.type().getName(), prefix() + "." + type() + "\n");
    files.put("src/test/java/" + path + "/" + type() + "Test.java", filled(title + "Test"));
    files.put("example.yaml", filled("example"));
    files.put("example.csv", "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
    files.put("build.sh", filled("build"));
    files.put("README.md", filled("README"));
    return files;
  }

  private String filled(String template) {
    boolean loss = kind.equals(PluginKind.LOSS);
    String version = GanglionVersion.text();
    String text = version.equals(CLASSES) ? text(template)
        : text(template).replaceFirst("(<ganglion.version>)[^<]*", "$1" + version);
    text = text.replace("ARTIFACTS", artifacts()).replace("PACKAGE", prefix()).replace("ARTIFACT", artifact())
        .replace("TYPE", type())
        .replace("PATH", prefix().replace('.', '/')).replace("INTERFACE", kind.type().getName())
        .replace("KIND", kind.withArticle())
        .replace("ACTIVATION", kind.equals(PluginKind.ACTIVATION) ? name : "tanh")
        .replace("INITIALIZER", kind.equals(PluginKind.INITIALIZER) ? name : "glorot-uniform")
        .replace("LAYER", kind.equals(PluginKind.LAYER) ? "use: " + name + ", units: 8" : "units: 8")
        .replace("LOSS", loss ? name : "cross-entropy").replace("OUTPUT", loss ? "tanh" : "sigmoid")
        .replace("TRAINER", kind.equals(PluginKind.TRAINER) ? name : "rprop")
        .replace("NAME", name);
    // Last: paths may have any words.
    return template.equals("build") ? text.replace("LOCATION", ShellWord.of(installation.api().toString()))
        : text.replace("REPOSITORY\n", repository());
  }

  private String artifacts() {
    return installation.repository().isPresent()
        ? "It finds Ganglion's own artifacts in the\ndistribution that made this project: the repository that `pom.xml`"
            + " names; with `mvn -o`, add\n`-Daether.offline.protocols=file`."
        : "It needs Ganglion's own artifacts in your Maven repository; from the\ntop of Ganglion's sources:"
            + " `mvn install -DskipTests -pl api,testkit -am`.";
  }

  private String repository() {
    return installation.repository().map(folder -> """

          <!-- Of the distribution of Ganglion that made this project. -->
          <repositories>
            <repository>
              <id>ganglion</id>
              <url>FOLDER</url>
              <releases>
                <checksumPolicy>ignore</checksumPolicy>
              </releases>
            </repository>
          </repositories>

        """.replace("FOLDER", folder.toUri().toString().replace("&", "&amp;"))).orElse("\n");
  }

  private static String text(String template) {
    try (InputStream in = PluginProject.class.getResourceAsStream(FOLDER + template + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("there is no template " + template);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
