package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of data that can be used, and where it is said. */
class WarningsTest {
  private static final String ONE = """
      warning: every training row has the same value, '7'
        --> FOLDER/t.csv: column 'b'
        why: it carries no information (numbers are scaled by 1)
        help: name it in 'ignore'

      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withAConstantColumn() {
    bench = new Bench(folder);
    bench.write("t.csv", "a,b,c,y\n1,7,k,0\n2,7,k,1\n3,7,l,0\n4,7,k,1\n");
    bench.write("t.yaml", """
        data: {file: t.csv, target: y, scale: standard}
        network: {layers: {units: auto, activation: identity}}
        trainer: rprop
        training: {epochs: 2}
        """);
  }

  @Test
  void areSaidByCheckAndRunAndKeptInTheManifest() {
    assertEquals(new Ran(0, "ok\n", ONE), bench.ganglion("check FOLDER/t.yaml"));
    Ran ran = bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs");
    assertTrue(ran.err().startsWith(ONE), ran.err());
    JsonArray kept = Bench.manifest(bench.onlyRun()).getAsJsonArray("warnings");
    assertEquals(1, bench.ganglion("check FOLDER/t.yaml --json").json().getAsJsonArray("warnings").size());
    assertEquals("every training row has the same value, '7'",
        kept.get(0).getAsJsonObject().get("message").getAsString());
    assertTrue(Bench.read(bench.onlyRun().resolve("log.txt")).contains("WARN"));
  }

  @Test
  void areNotSaidWhenNothingIsToBeSaid() {
    assertEquals("", bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --quiet").err());
    bench.ganglion("check FOLDER/t.yaml", "--set", "data.ignore=b").assertPrints("ok\n");
  }

  @Test
  void nameSeveralColumnsAtOnce() {
    bench.write("t.csv", "a,b,c,y\n1,7,k,0\n2,7,k,1\n3,7,k,0\n4,7,k,1\n");
    assertEquals(new Ran(0, "ok\n", """
        warning: 2 columns have the same value in every training row: 'b', 'c'
          --> FOLDER/t.csv
          why: they carry no information (numbers are scaled by 1)
          help: name them in 'ignore'

        """), bench.ganglion("check FOLDER/t.yaml"));
  }
}
