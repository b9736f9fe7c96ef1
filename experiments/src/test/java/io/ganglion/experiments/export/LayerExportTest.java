package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ganglion.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every built-in layer, every tokenizer and images predict the same bits in Java and C, which are compiled here. */
class LayerExportTest {
  private static final int EXAMPLES = 60;
  private static final int MOST_STEPS = 9;

  private static Map<String, ExportExamples> samples() {
    Map<String, ExportExamples> samples = new TreeMap<>();
    LayerSamples.all().forEach((name, model) -> samples.put(name,
        ExportExamples.of(model, name.hashCode(), EXAMPLES, MOST_STEPS)));
    return samples;
  }

  private static List<ExportedModel> exported(Map<String, ExportExamples> samples) {
    return samples.values().stream().map(sample -> ExportedModel.of(sample.model(), Place.NOWHERE)).toList();
  }

  /** What is refused is refused by both: unseen labels, gaps, too many steps for places, too few for windows. */
  @Test
  void predictsTheSameBitsInJava() {
    Map<String, ExportExamples> samples = samples();
    List<ExportedModel> models = exported(samples);
    List<String> texts = new ArrayList<>();
    List<String> names = List.copyOf(samples.keySet());
    for (int i = 0; i < names.size(); i++) {
      texts.add(JavaExport.text(models.get(i), names.get(i)));
    }
    List<RunningExport> compiled = CompiledExport.all(models, names, texts);
    for (int i = 0; i < names.size(); i++) {
      ExportExamples sample = samples.get(names.get(i));
      sample.requireSame(compiled.get(i).predict(sample.examples()), names.get(i));
      assertTrue(sample.predicted() > EXAMPLES / 4, names.get(i) + ": " + sample.predicted());
    }
  }

  @Test
  void predictsTheSameBitsInC() {
    assumeTrue(CompiledC.compiler().isPresent(), "skipped: there is no cc");
    Map<String, ExportExamples> samples = samples();
    List<ExportedModel> models = exported(samples);
    List<String> names = List.copyOf(samples.keySet());
    List<CompiledC> compiled = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      compiled.add(new CompiledC(models.get(i), names.get(i), CExport.text(models.get(i), names.get(i)),
          List.of("-Wall", "-Wextra", "-Werror", "-pedantic")));
    }
    List<List<ExportExample>> examples = names.stream().map(name -> samples.get(name).examples()).toList();
    var predicted = CompiledC.predict(compiled, examples);
    for (int i = 0; i < names.size(); i++) {
      samples.get(names.get(i)).requireSame(predicted.get(i), names.get(i));
    }
  }
}
