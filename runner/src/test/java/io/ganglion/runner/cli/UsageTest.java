package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that mean nothing, and those that ask what there is. */
class UsageTest {
  private static final int USAGE = 2;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "frob | there is no command 'frob' | the commands are init, run, compare, sweep, check, gradcheck, predict,"
        + " evaluate, generate, serve, export, import, report, data, config, runs, verify, plugins, new, completion,"
        + " help, bench; 'ganglion --help' lists its options",
    "runn x.yaml | there is no command 'runn' | did you mean 'run'? the commands are init, run, compare, sweep,"
        + " check, gradcheck, predict, evaluate, generate, serve, export, import, report, data, config, runs, verify,"
        + " plugins, new, completion, help, bench; 'ganglion --help' lists its options",
    "plugins | a command is missing | the commands are list, describe, lock, verify; 'ganglion plugins --help' lists"
        + " its options",
    "plugins lst | there is no command 'lst' | did you mean 'list'? the commands are list, describe, lock, verify;"
        + " 'ganglion plugins --help' lists its options",
    "run | FILE is missing | 'ganglion run --help' lists its options",
    "compare | FILE is missing | 'ganglion compare --help' lists its options",
    "compare x.yaml --threads 0 | --threads must be 1 or more, but is 0 | 'ganglion compare --help' lists its options",
    "compare x.yaml --resume y | --resume takes no FILE: the resumed one has its own | 'ganglion compare --help' lists"
        + " its options",
    "compare --resume y --seeds 3 | --resume takes no --seeds: the resumed one has its own | 'ganglion compare --help'"
        + " lists its options",
    "sweep | FILE is missing | 'ganglion sweep --help' lists its options",
    "sweep --resume y --over a=1 | --resume takes no --over: the resumed one has its own | 'ganglion sweep --help'"
        + " lists its options",
    "check | FILE is missing | 'ganglion check --help' lists its options",
    "gradcheck | FILE is missing | 'ganglion gradcheck --help' lists its options",
    "predict | MODEL is missing | 'ganglion predict --help' lists its options",
    "export | MODEL is missing | 'ganglion export --help' lists its options",
    "export x | --format needs FORMAT | 'ganglion export --help' lists its options",
    "export x --format jva | invalid value for option '--format': must be one of java, c, onnx, safetensors, but is"
        + " 'jva' | 'ganglion export --help' lists its options",
    "import | MODEL is missing | 'ganglion import --help' lists its options",
    "import x w | --out needs FILE | 'ganglion import --help' lists its options",
    "runs | a command is missing | the commands are list, show, diff, open, rm; 'ganglion runs --help' lists its"
        + " options",
    "runs show | RUN is missing | 'ganglion runs show --help' lists its options",
    "runs diff x | B is missing | 'ganglion runs diff --help' lists its options",
    "runs rm | RUN is missing | 'ganglion runs rm --help' lists its options",
    "runs list --last 0 | --last must be 1 or more, but is 0 | 'ganglion runs list --help' lists its options",
    "runs list --status done | invalid value for option '--status': must be one of running, finished, stopped, failed,"
        + " but is 'done' | 'ganglion runs list --help' lists its options",
    "compare x.yaml --format html | invalid value for option '--format': must be one of table, md, csv, json, tex, but"
        + " is 'html' | 'ganglion compare --help' lists its options",
    "verify | RUN is missing | 'ganglion verify --help' lists its options",
    "predict run | TABLE is missing | 'ganglion predict --help' lists its options",
    "run x.yaml y.yaml | 'y.yaml' is an unexpected argument | 'ganglion run --help' lists its options",
    "run --frob x.yaml | there is no option '--frob' | 'ganglion run --help' lists its options",
    "run --quite x.yaml | there is no option '--quite' | did you mean '--quiet'? 'ganglion run --help' lists its"
        + " options",
    "run x.yaml --set | --set needs KEY=VALUE | 'ganglion run --help' lists its options",
    "run x.yaml --seed 1 --seed 2 | option '--seed' (N) should be specified only once | 'ganglion run --help' lists"
        + " its options",
    "predict run x.csv --header=maybe | invalid value for option '--header': 'maybe' is not a boolean | 'ganglion"
        + " predict --help' lists its options",
    "plugins describe actvation tanh | there is no kind of plug-in 'actvation' "
        + "| did you mean 'activation'? the kinds are activation, initializer, layer, loss, trainer",
    "plugins describe trainer rpro | there is no trainer 'rpro' "
        + "| did you mean 'rprop'? the trainers are TRAINERS",
  })
  void isRefused(String words, String message, String expected) {
    String help = expected.replace("TRAINERS", Bench.names(PluginKind.TRAINER));
    bench.ganglion(words).assertFails(USAGE, "error: " + message + "\n  help: " + help + "\n");

    JsonObject error = new JsonObject();
    error.addProperty("code", USAGE);
    error.addProperty("message", message);
    error.addProperty("where", "");
    error.addProperty("help", help);
    if (words.startsWith("run ") || words.startsWith("check")) { // what has --json
      assertEquals(error, bench.ganglion(words.replaceFirst("(?= --set$|$)", " --json")).json(USAGE).get("error"));
    }
  }

  @Test
  void isRefusedIfThereIsNone() {
    assertEquals(new Ran(2, "", """
        error: a command is missing
          help: the commands are init, run, compare, sweep, check, gradcheck, predict, evaluate, generate, serve, \
        export, import, report, data, config, runs, verify, plugins, new, completion, help, bench; 'ganglion --help' \
        lists its options
        """), runWithoutArguments());
  }

  private static Ran runWithoutArguments() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = CommandLineRun.run(session(List.of(), out, err));
    return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Session session(List<String> arguments, OutputStream out, OutputStream err) {
    return new Session(arguments, InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), new Interruption());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "run ", "compare ", "sweep ", "check ", "gradcheck ", "predict ", "evaluate ", "export ",
    "import ", "runs ", "runs list ", "runs show ", "runs diff ", "runs open ", "runs rm ", "verify ", "plugins ",
    "plugins list ", "plugins describe ",
    "bench ", "bench encoders ", "bench proben1 ", "bench trainers "
  })
  void saysWhatItTakesIfItIsAsked(String command) {
    Ran ran = bench.ganglion(command + "--help");
    assertEquals(0, ran.code());
    assertEquals("", ran.err());
    assertEquals("Usage: ganglion " + command, ran.out().substring(0, ("Usage: ganglion " + command).length()));
    assertEquals(List.of(), ran.out().lines().filter(line -> line.length() > 80 || line.contains("null")).toList());
  }

  @Test
  void saysWhichVersionItIs() {
    bench.ganglion("--version")
        .assertPrints("ganglion " + GanglionVersion.text() + "\nJava " + Runtime.version() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "plugins list", "plugins list --json"})
  void saysThatTheOutputIsNotWritten(String words) {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(4, CommandLineRun.run(session(List.of(words.split(" ")), full, err)));
    assertEquals("""
        error: the output can't be written: the reader was closed, or the disk is full
          --> stdout
          help: check where the output goes
        """, err.toString(StandardCharsets.UTF_8));
  }
}
