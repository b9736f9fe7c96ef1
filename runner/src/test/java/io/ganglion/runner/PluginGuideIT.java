package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-ins of {@code docs/plugins.md} compile, load and train. */
class PluginGuideIT {
  private static final Path EXAMPLES = Path.of(System.getProperty("ganglion.examples"));
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("(?:record|class) (\\w+)");
  private static final Pattern SERVICE = Pattern.compile("(?m)^(META-INF/services/\\S+)\\s+(\\S+)$");

  @TempDir
  private Path folder;

  @Test
  void itsLayerIsThatOfTheExamples() throws Exception {
    String guide = Files.readString(EXAMPLES.resolve("../docs/plugins.md"), StandardCharsets.UTF_8);
    String example = Files.readString(EXAMPLES.resolve("low-rank-layer/src/main/java/acme/LowRank.java"),
        StandardCharsets.UTF_8);
    assertTrue(guide.contains("```java\n" + example + "```\n"), example);
  }

  @Test
  void itsPluginsTrainXor() throws Exception {
    String guide = Files.readString(EXAMPLES.resolve("../docs/plugins.md"), StandardCharsets.UTF_8);
    Path jar = jar(compile(guide), guide);

    ForkedCommand list = ForkedCommand.run(folder, List.of("plugins", "list", "--plugin", jar.toString()));
    assertEquals(0, list.code(), list.err());
    for (String name : List.of("acme.bent-identity", "acme.sparse", "acme.low-rank", "acme.lopsided",
        "acme.bold-driver")) {
      assertTrue(list.out().contains(name), list.out());
    }
    ForkedCommand run = ForkedCommand.run(folder, List.of("run", EXAMPLES.resolve("xor.yaml").toString(), "--plugin",
        jar.toString(), "--set", "network.layers.0.activation={use: acme.bent-identity, width: 0.5}", "--set",
        "network.initializer={use: acme.sparse, density: 0.9}", "--set", "trainer=acme.bold-driver", "--set",
        "loss={use: acme.lopsided, factor: 1.5}", "--set",
        "training.epochs=5000", "--set", "training.stop=[]"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("100.0 %"), run.out());
  }

  /** The layer of the guide among those of an experiment. */
  @Test
  void itsLayerLearnsIris() throws Exception {
    String guide = Files.readString(EXAMPLES.resolve("../docs/plugins.md"), StandardCharsets.UTF_8);
    Path jar = jar(compile(guide), guide);
    ForkedCommand run = ForkedCommand.run(folder, List.of("run", EXAMPLES.resolve("iris.yaml").toString(), "--plugin",
        jar.toString(), "--set", "network.layers=[{use: acme.low-rank, units: 8, rank: 3, activation: tanh},"
            + " {units: auto, activation: softmax}]"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("4-acme.low-rank 8-3"), run.out());
  }

  private Path compile(String guide) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none", "-d", classes.toString(),
        "-cp", System.getProperty("java.class.path")));
    Matcher source = JAVA.matcher(guide);
    while (source.find()) {
      Matcher type = TYPE.matcher(source.group(1));
      assertTrue(type.find());
      Path file = folder.resolve(type.group(1) + ".java");
      Files.writeString(file, source.group(1), StandardCharsets.UTF_8);
      arguments.add(file.toString());
    }
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, System.err, arguments.toArray(new String[0])));
    return classes;
  }

  private Path jar(Path classes, String guide) throws Exception {
    Path jar = folder.resolve("acme.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.getFileName().toString().endsWith("Test.class")) {
          entries.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, entries);
        }
      }
      Matcher service = SERVICE.matcher(guide);
      while (service.find()) {
        entries.putNextEntry(new ZipEntry(service.group(1)));
        entries.write((service.group(2) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
