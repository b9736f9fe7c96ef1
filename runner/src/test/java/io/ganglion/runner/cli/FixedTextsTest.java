package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of three small models in four ways of drawing, 2,000 tokens each: the same on every machine and JDK. */
class FixedTextsTest {
  private static final List<List<String>> DRAWING = List.of(List.of("--greedy"), List.of("--temperature", "0.8"),
      List.of("--top-k", "4", "--seed", "9"), List.of("--top-p", "0.7", "--temperature", "1.3", "--seed", "2"));

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      character | {use: embedding, dimension: 8}, {use: lstm, units: 20} | 3fb6587b bad0af85 79fcf72b 8c94b17f
      character | {use: embedding, dimension: 12}, {use: positional-embedding, max-length: 24}, \
      {residual: [{use: layer-norm}, {use: self-attention, heads: 3, causal: true}]}, \
      {residual: [{use: layer-norm}, {units: 24, activation: gelu}, {units: 12, activation: identity}]} \
      | f5b0aee6 470653b8 84e2c8bc 3d68049d
      word | {use: embedding, dimension: 8}, {use: gru, units: 16} | a11f113a f4ef248b 56a0eb08 36acb7ea
      """)
  void areTheSameEverywhere(String tokens, String layers, String expected) {
    Bench bench = new Bench(folder);
    bench.write("rhymes.txt", Bench.read(Path.of("../examples/data/rhymes.txt")));
    bench.write("rhymes.yaml", """
        seed: 3
        data: {file: rhymes.txt, format: text, text: {tokens: %s, window: 24, warm-up: 0}}
        network: {layers: [%s, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.01}
        training: {epochs: 6, batch-size: 16}
        """.formatted(tokens, layers));
    String run = bench.run("rhymes", "--quiet").toString();
    List<String> hashes = new ArrayList<>();
    for (List<String> drawing : DRAWING) {
      List<String> words = new ArrayList<>(List.of(run, "--length", "2000", "--prompt", "Jack and Jill"));
      words.addAll(drawing);
      Ran ran = bench.ganglion("generate", words.toArray(new String[0]));
      assertEquals(0, ran.code(), ran.err());
      hashes.add(Sha256.of(ran.out().getBytes(StandardCharsets.UTF_8)).substring(0, 8));
    }
    assertEquals(expected, String.join(" ", hashes));
  }
}
