package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion of commands, options and values, in real shells where there are any. */
class CompletionCommandTest {
  @TempDir
  Path folder;

  @BeforeEach
  void withARun() {
    Bench bench = new Bench(folder);
    bench.write("runs/iris/20261130-120000-abc123/manifest.json", "{}");
    bench.write("complete.bash", bench.ganglion("completion bash").out());
    bench.write("mine.yaml", "");
  }

  /** What a shell replies for a beginning, without a terminal. */
  private List<String> replies(String beginning) throws Exception {
    String script = "source ./complete.bash; compopt() { :; }; COMP_LINE=$1; COMP_POINT=${#COMP_LINE}; _ganglion;"
        + " printf '%s\\n' \"${COMPREPLY[@]}\"";
    return Arrays.asList(output("", "bash", "--norc", "-c", script, "bash", beginning).strip().split("\n"));
  }

  private String output(String input, String... command) throws Exception {
    assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(each ->
        Files.isExecutable(Path.of(each, command[0]))), command[0] + " is not there");
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return output;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "ganglion ru | run runs",
      "./ganglion swe | sweep",
      "ganglion runs | runs",
      "ganglion runs s | show",
      "ganglion run --re | --resume",
      "ganglion data describe --no | --no-header",
      "ganglion run x.yaml --set trainer=ad | adadelta adagrad adam adamw",
      "ganglion run x.yaml --set runtime.pre | runtime.precision=",
      "ganglion run x.yaml --set runtime.precision= | float64 float32",
      "ganglion run x.yaml --set training.shuffle= | true false",
      "ganglion run x.yaml --set network.layers.0.activation=ta | tanh",
      "ganglion run x.yaml --set training.stop.rule=p | patience pq",
      "ganglion compare x.yaml --vary trainer=adam,rp | adam,rprop",
      "ganglion runs list --status f | finished failed",
      "ganglion runs list --trainer scg | scg",
      "ganglion plugins describe l | layer loss",
      "ganglion plugins describe trainer lev | levenberg-marquardt",
      "ganglion check x.yaml --allow gives-target-away,cons | gives-target-away,constant-columns",
      "ganglion predict lat | latest",
      "ganglion predict r | runs/iris/20261130-120000-abc123",
      "ganglion verify runs/ | runs/iris/20261130-120000-abc123",
      "ganglion run mi | mine.yaml",
      "ganglion completion z | zsh"})
  void repliesWithValues(String beginning, String expected) throws Exception {
    assertEquals(List.of(expected.split(" ")), replies(beginning));
  }

  /** Every key of an experiment's reference that holds words has them; no reply starts Ganglion. */
  @Test
  void needsNoGanglion() throws Exception {
    String script = Bench.read(folder.resolve("complete.bash"));
    assertTrue(script.lines().noneMatch(line -> line.matches("\\s*(\\./)?ganglion .*")), script);
    assertEquals("", output("", "bash", "-n", "complete.bash"));
  }

  /** In a terminal, keys and all: what is completed is what a command is given. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "swe⇥ | <sweep>",
      "run x --set trainer=adamw⇥ | <run><x><--set><trainer=adamw>",
      "run x --set runtime.prec⇥float3⇥ | <run><x><--set><runtime.precision=float32>",
      "plugins des⇥trai⇥levenb⇥ | <plugins><describe><trainer><levenberg-marquardt>",
      "predict runs/i⇥ mine.y⇥ | <predict><runs/iris/20261130-120000-abc123><mine.yaml>",
      "runs list --sta⇥runn⇥ | <runs><list><--status><running>"})
  void completesInATerminal(String typed, String expected) throws Exception {
    String input = "PS1='$ '; source ./complete.bash; ganglion() { printf '<%s>' \"$@\"; echo; }\n"
        + "ganglion " + typed.replace('⇥', '\t') + "\nexit\n";
    String output = output(input, "script", "-qec", "bash --norc --noprofile -i", "/dev/null");
    assertTrue(output.replaceAll("\u001B\\[[?]2004[hl]|\r", "").contains("\n" + expected + "\n"), output);
  }

  /** The same in other shells; their replies end with a blank, too, where nothing is left to type. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "zsh | zsh -f -i | ganglion() { printf '<%s>' \"$@\"; echo; }",
      "fish | fish --no-config --private -i | function ganglion; printf '<%s>' $argv; echo; end"})
  void completesInATerminalOfAnotherShell(String shell, String interactive, String shows) throws Exception {
    assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(each ->
        Files.isExecutable(Path.of(each, shell))), "skipped: there is no " + shell);
    new Bench(folder).write("complete", new Bench(folder).ganglion("completion " + shell).out());
    String input = "source ./complete; " + shows + """

        ganglion swe⇥
        ganglion run x --set trainer=adamw⇥
        ganglion run x --set runtime.prec⇥float3⇥
        ganglion plugins des⇥trai⇥levenb⇥
        ganglion predict runs/iris/2⇥ mine.y⇥
        ganglion runs list --sta⇥runn⇥
        exit
        """.replace('⇥', '\t');
    String output = output(input, "script", "-qec", interactive, "/dev/null");
    for (String expected : List.of("<sweep>", "<run><x><--set><trainer=adamw>",
        "<run><x><--set><runtime.precision=float32>", "<plugins><describe><trainer><levenberg-marquardt>",
        "<predict><runs/iris/20261130-120000-abc123" + (shell.equals("zsh") ? "/" : "") + "><mine.yaml>",
        "<runs><list><--status><running>")) {
      assertTrue(output.contains(expected + "\r\n"), () -> expected + ": " + output);
    }
  }

  @Test
  void isWrittenForZshAndFish() throws Exception {
    String bash = Bench.read(folder.resolve("complete.bash"));
    String zsh = new Bench(folder).ganglion("completion zsh").out();
    assertTrue(zsh.startsWith("#compdef ganglion\n"), zsh);
    String first = "_ganglion_commands()";
    assertEquals(bash.substring(bash.indexOf(first)), zsh.substring(zsh.indexOf(first)));
    String fish = new Bench(folder).ganglion("completion fish").out();
    assertTrue(fish.contains("complete -c ganglion -n '__ganglion_at runs list' -l status "), fish);
  }

  @Test
  void refusesOtherShells() {
    Ran ran = new Bench(folder).ganglion("completion ksh");
    ran.assertFails(2, """
        error: invalid value for positional parameter at index 0 (SHELL): must be one of bash, zsh, fish, but is 'ksh'
          help: 'ganglion completion --help' lists its options
        """);
  }
}
