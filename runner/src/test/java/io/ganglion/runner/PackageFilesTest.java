package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files by which package managers install an archive have its version and its checksum, and one home. */
class PackageFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = "3.14.1";

  @TempDir
  Path folder;

  @BeforeEach
  void withAnArchive() throws Exception {
    Files.createDirectories(folder.resolve("ganglion-" + VERSION + "/bin"));
    run("tar", "-czf", "ganglion-" + VERSION + ".tar.gz", "ganglion-" + VERSION + "/bin/");
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    return process.waitFor() + " " + output;
  }

  private static String script() {
    return ROOT.resolve(".ci/packages").toString();
  }

  @Test
  void haveTheVersionAndTheChecksumOfTheArchive() throws Exception {
    String archive = "ganglion-" + VERSION + ".tar.gz";
    assertEquals("0 ", run("sh", script(), archive, "packages"));
    Path packages = folder.resolve("packages");
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
        .digest(Files.readAllBytes(folder.resolve(archive))));
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    Matcher home = Pattern.compile("<project.home>(.*)</project.home>").matcher(pom);
    assertTrue(home.find());

    String formula = Files.readString(packages.resolve("ganglion.rb"));
    for (String line : List.of("  homepage \"" + home.group(1) + "\"", "  version \"" + VERSION + "\"",
        "  url \"" + home.group(1) + "/releases/download/v" + VERSION + "/" + archive + "\"",
        "  sha256 \"" + sum + "\"")) {
      assertTrue(formula.lines().anyMatch(line::equals), () -> line + " isn't in " + formula);
    }
    assertEquals("io.ganglion:ganglion-runner:" + VERSION, JsonParser.parseString(Files.readString(
        packages.resolve("jbang-catalog.json"))).getAsJsonObject().getAsJsonObject("aliases")
        .getAsJsonObject("ganglion").get("script-ref").getAsString());
    String docker = Files.readString(packages.resolve("Dockerfile"));
    assertTrue(docker.contains("\nCOPY " + archive + " image.sh /tmp/\n"), docker);
    assertTrue(docker.contains("\nRUN echo \"" + sum + "  /tmp/" + archive + "\" | sha256sum -c -"), docker);
    for (String file : List.of("ganglion.rb", "jbang-catalog.json", "Dockerfile")) {
      String text = Files.readString(packages.resolve(file));
      assertTrue(!text.matches("(?s).*@[a-z0-9]+@.*"), text);
      assertTrue(text.contains("Not run by those who wrote it"), text);
    }
    assertEquals("0 ", run("sh", "-n", "packages/image.sh"));
  }

  /** A formula of one version must not install another. */
  @Test
  void areRefusedForAnArchiveOfAnotherVersion() throws Exception {
    Files.move(folder.resolve("ganglion-" + VERSION + ".tar.gz"), folder.resolve("ganglion-4.0.tar.gz"));
    assertEquals("1 error: ganglion-4.0.tar.gz has version '3.14.1' in it\n",
        run("sh", script(), "ganglion-4.0.tar.gz", "packages"));
    assertTrue(Files.notExists(folder.resolve("packages")));
  }
}
