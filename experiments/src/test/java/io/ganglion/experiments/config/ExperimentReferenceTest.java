package io.ganglion.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.SettingType;
import io.ganglion.experiments.binding.ByName;
import io.ganglion.experiments.binding.DefaultUse;
import io.ganglion.experiments.binding.OrWord;
import io.ganglion.experiments.binding.SectionType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of {@code docs/experiment.md} to the code. When a setting changes, take the text from the failure:
 * {@code mvn -pl runner -am test -Dtest=ExperimentReferenceTest -Dganglion.docs.write=true} writes it.
 */
class ExperimentReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "experiment.md");
  private static final Pattern TABLE = Pattern.compile("<!-- settings: (\\w+) -->\n(\\|[^\n]*\n)*");
  private static final List<Class<? extends Record>> SECTIONS = List.of(Experiment.class, DataSection.class,
      ColumnSection.class, SplitSection.class, UntilSection.class, SplitFiles.class, PartLayout.class,
      SeriesSection.class,
      SequenceSection.class, LanguageSection.class, NetworkSection.class, BranchSection.class, DenseSection.class,
      PluginLayerSection.class, ResidualSection.class,
      LossSection.class, StopSection.Target.class,
      StopSection.Patience.class, StopSection.Gl.class, StopSection.Pq.class, StopSection.Up.class,
      StopSection.Time.class, StopSection.Gradient.class,
      TrainingSection.class, AugmentSection.class, CheckpointSection.class, RuntimeSection.class,
      PluginsSection.class, OutputSection.class, StartSection.class, CompareSection.class,
      SweepSection.class);

  @Test
  void theReferenceSaysWhatTheCodeSays() throws IOException {
    String text = Files.readString(REFERENCE, StandardCharsets.UTF_8);
    Map<String, Class<? extends Record>> left = new LinkedHashMap<>();
    SECTIONS.forEach(section -> left.put(section.getSimpleName(), section));
    String expected = TABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
        "<!-- settings: " + found.group(1) + " -->\n" + table(left.remove(found.group(1)))));
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(REFERENCE, expected, StandardCharsets.UTF_8);
    }
    assertEquals(Map.of(), left, "sections that the reference doesn't have");
    assertEquals(expected, text);
  }

  private static String table(Class<? extends Record> section) {
    StringBuilder table = new StringBuilder("| key | default | meaning |\n|---|---|---|\n");
    SectionType<?> type = SectionType.of(section);
    for (SettingType setting : type.settings()) {
      RecordComponent component = type.component(setting);
      table.append("| `").append(setting.key()).append("` | ").append(defaultOf(setting, component)).append(" | ")
          .append(setting.doc().replace("|", "\\|")).append(choices(setting, component)).append(" |\n");
    }
    return table.toString();
  }

  private static String choices(SettingType setting, RecordComponent component) {
    ByName names = component.getAnnotation(ByName.class);
    Collection<String> choices = names == null ? setting.choices() : ByName.Choice.of(names).records().keySet();
    return choices.isEmpty()
        ? ""
        : choices.stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", ", ": ", ""));
  }

  private static String defaultOf(SettingType setting, RecordComponent component) {
    DefaultUse use = component.getAnnotation(DefaultUse.class);
    if (use != null) {
      return "`" + use.value() + "`";
    }
    Object value = setting.defaultValue();
    if (value instanceof OptionalInt number) {
      return "`" + (number.isPresent() ? number.getAsInt() : component.getAnnotation(OrWord.class).value()) + "`";
    }
    if (value == null) {
      return "required";
    }
    ByName names = component.getAnnotation(ByName.class);
    if (names != null) {
      return "`" + ByName.Choice.of(names).nameOf(value) + "`";
    }
    if (value instanceof Record) {
      return "see below";
    }
    boolean nothing = value.equals("") || value instanceof Optional<?>
        || value instanceof Collection<?> c && c.isEmpty() || value instanceof Map<?, ?> m && m.isEmpty();
    return nothing ? "–" : "`" + (value instanceof Enum<?> e ? KebabCase.ofConstant(e) : SettingType.text(value)) + "`";
  }
}
