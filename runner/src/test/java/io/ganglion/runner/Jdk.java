package io.ganglion.runner;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A JDK on this machine that everything has to be the same on.
 *
 * @param version its major version
 */
public record Jdk(int version, Path home) {
  private static final List<Integer> VERSIONS = List.of(17, 25);
  private static final List<Path> FOLDERS = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"));

  /** Of each version one: the one that this JVM belongs to first, then what is in the usual folders. */
  public static List<Jdk> all() throws IOException {
    List<Jdk> all = new ArrayList<>();
    all.add(new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home"))));
    List<Path> homes = new ArrayList<>();
    for (int version : VERSIONS) {
      String named = System.getenv("JAVA_HOME_" + version + "_X64");
      if (named != null) {
        homes.add(Path.of(named));
      }
    }
    for (Path folder : FOLDERS) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
          found.forEach(homes::add);
        }
      }
    }
    for (Path home : homes) {
      int version = version(home);
      if (VERSIONS.contains(version) && all.stream().noneMatch(jdk -> jdk.version == version)) {
        all.add(new Jdk(version, home));
      }
    }
    return all;
  }

  private static int version(Path home) throws IOException {
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(home.resolve("release"))) {
      return 0;
    }
    Properties release = new Properties();
    release.load(new StringReader(Files.readString(home.resolve("release"))));
    return Integer.parseInt(release.getProperty("JAVA_VERSION", "0").replace("\"", "").replaceFirst("\\D.*", ""));
  }

  /** The {@code java} command. */
  public String java() {
    return home.resolve("bin/java").toString();
  }
}
