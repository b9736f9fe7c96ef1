package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of another author that is a module, with the jars on its module path. */
class ModulePathIT {
  private static final Path LIBRARIES = Path.of("target/lib").toAbsolutePath();
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  @TempDir
  Path folder;

  private String compile(String program) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/acme"));
    Files.writeString(folder.resolve("src/module-info.java"), """
        module acme {
          requires io.ganglion.engine;
          requires io.ganglion.activations;
          requires io.ganglion.initializers;
          requires io.ganglion.losses;
          requires io.ganglion.trainers;
        }
        """);
    Files.writeString(sources.resolve("Program.java"), program);
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    JAVAC.run(writer, writer, "-nowarn", "--module-path", LIBRARIES.toString(), "-d", folder.resolve("out").toString(),
        folder.resolve("src/module-info.java").toString(), sources.resolve("Program.java").toString());
    return said.toString();
  }

  @Test
  void trainsANetwork() throws IOException, InterruptedException {
    compile("""
        package acme;

        import io.ganglion.activations.Sigmoid;
        import io.ganglion.activations.Tanh;
        import io.ganglion.engine.Network;
        import io.ganglion.engine.Training;
        import io.ganglion.engine.data.Examples;
        import io.ganglion.initializers.Uniform;
        import io.ganglion.losses.SquaredError;
        import io.ganglion.trainers.Rprop;

        public class Program {
          public static void main(String[] args) {
            Examples xor = Examples.of(
                new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
            Network network = Network.withInputs(2)
                .dense(4, new Tanh(), new Uniform()).dense(1, new Sigmoid(), new Uniform()).build();
            var result = Training.of(network, new SquaredError())
                .trainer(new Rprop()).epochs(200).seed(42).run(xor);
            for (double output : network.outputs(result.parameters(), xor)) {
              System.out.println(Math.round(output));
            }
            System.out.println(Network.class.getModule().getName());
          }
        }
        """);
    Path out = folder.resolve("said");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--module-path", LIBRARIES + System.getProperty("path.separator") + folder.resolve("out"),
        "--module", "acme/acme.Program").redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(List.of("0", "1", "1", "0", "io.ganglion.engine"), Files.readAllLines(out));
  }

  @Test
  void hidesWhatIsInternal() throws IOException {
    String said = compile("""
        package acme;

        public class Program {
          io.ganglion.engine.kernel.Kernels kernels;
        }
        """);
    assertNotEquals("", said);
    assertTrue(said.contains("package io.ganglion.engine.kernel is not visible"), said);
  }
}
