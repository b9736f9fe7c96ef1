package io.ganglion.runner.bad;

import io.ganglion.runner.Main;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The launcher, in a folder of its own, with a build that is the class path of the test. */
public final class Launched {
  private final Path home;

  /** Makes the folder. */
  public Launched(Path home) throws IOException {
    this.home = home;
    Path app = Files.createDirectories(home.resolve("runner/target/launcher/build"));
    Path launcher = Files.createDirectories(home.resolve("runner/src/main/launcher"));
    Files.copy(Path.of("src/main/launcher/start.sh"), launcher.resolve("start.sh"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createFile(home.resolve("runner/pom.xml"));
    Files.copy(Path.of("../ganglion"), home.resolve("ganglion"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(app.resolve("ganglion.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
    Files.writeString(home.resolve("runner/target/launcher/current"), "build\n");
  }

  /** A command, as it is started. */
  public ProcessBuilder command(Path jdk, List<String> args) {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(home.resolve("ganglion").toString());
    builder.command().addAll(args);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().remove("GANGLION_PLUGIN_PATH");
    return builder;
  }
}
