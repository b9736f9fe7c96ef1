package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherFlagsTest {
  @Test
  void areThoseOfTheLauncher() {
    List<String> words = List.of(Bench.read(Path.of("src/main/launcher/start.sh")).split("[\\s\"']+"));
    assertEquals(List.of(), LauncherFlags.ALL.stream().filter(flag -> !words.contains(flag)).toList());
  }
}
