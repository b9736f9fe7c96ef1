package io.ganglion.runner.plugins;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Api;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources against Ganglion's api and packs them into a jar, as a plug-in's author would. */
public final class JarBuilder {
  private final Path scratch;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Map<String, UnaryOperator<byte[]>> patches = new LinkedHashMap<>();

  /** Works in a new folder of {@code folder}. */
  public JarBuilder(Path folder) {
    try {
      this.scratch = Files.createTempDirectory(folder, "build");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class, whose source begins with the imports that every plug-in needs. */
  public JarBuilder source(String className, String code) {
    String pack = className.substring(0, className.lastIndexOf('.'));
    sources.put(className, "package " + pack + ";\nimport io.ganglion.api.*;\n" + code);
    return this;
  }

  /** An activation that is all right. */
  public JarBuilder activation(String className, String pluginName) {
    return activation(className, pluginName, "Api.LEVEL", "");
  }

  /** An activation y = x with {@code code} in its body. */
  public JarBuilder activation(String className, String pluginName, String level, String code) {
    return source(className, """
        @Plugin(name = "%s", summary = "For a test.", api = %s)
        public record %s() implements ElementwiseActivation {
          %s
          @Override public double value(double x) { return x; }
          @Override public double derivative(double x, double y) { return 1; }
        }
        """.formatted(pluginName, level, className.substring(className.lastIndexOf('.') + 1), code))
        .offer("Activation", className);
  }

  /** A class that is there to compile against, and not in the jar. */
  public JarBuilder leaveOut(String className) {
    leftOut.add(className);
    return this;
  }

  /** Adds a line to the services file of a type of {@code io.ganglion.api}. */
  public JarBuilder offer(String type, String line) {
    String name = "META-INF/services/io.ganglion.api." + type;
    String before = new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    return entry(name, (before + line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public JarBuilder entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Changes the class file of a compiled class. */
  public JarBuilder patch(String className, UnaryOperator<byte[]> change) {
    patches.put(className.replace('.', '/') + ".class", change);
    return this;
  }

  /** Makes a compiled class one for another version of Java; {@code minor} 0xFFFF is for its preview features. */
  public JarBuilder javaVersion(String className, int feature, int minor) {
    return patch(className, classFile -> {
      byte[] changed = classFile.clone();
      int major = feature + 44;
      changed[4] = (byte) (minor >> 8);
      changed[5] = (byte) minor;
      changed[6] = (byte) (major >> 8);
      changed[7] = (byte) major;
      return changed;
    });
  }

  /** Writes the jar and returns it. */
  public Path build(Path jar) throws IOException {
    if (!sources.isEmpty()) {
      compile();
    }
    try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(patches.getOrDefault(entry.getKey(), UnaryOperator.identity()).apply(entry.getValue()));
        out.closeEntry();
      }
    }
    return jar;
  }

  private void compile() throws IOException {
    Path sourceFolder = Files.createDirectories(scratch.resolve("source"));
    Path classFolder = Files.createDirectories(scratch.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = sourceFolder.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options = List.of("--release", "17", "-proc:none", "-classpath", classPath(),
          "-d", classFolder.toString());
      assertTrue(compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call(), messages::toString);
    }
    try (Stream<Path> classes = Files.walk(classFolder)) {
      for (Path file : classes.filter(Files::isRegularFile).toList()) {
        String name = classFolder.relativize(file).toString().replace('\\', '/');
        if (!leftOut.contains(name.substring(0, name.length() - ".class".length()).replace('/', '.'))) {
          entries.put(name, Files.readAllBytes(file));
        }
      }
    }
  }

  /** The api, and for plug-ins that try to get at it, the runner. */
  private static String classPath() {
    return location(Api.class) + File.pathSeparator + location(PluginLoader.class);
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
