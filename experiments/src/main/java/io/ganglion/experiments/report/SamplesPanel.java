package io.ganglion.experiments.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a language model wrote while it was trained. */
final class SamplesPanel implements Panel {
  private static final Pattern SAMPLE =
      Pattern.compile("--- after epoch (\\d+) ---\\n(.*?)\\n(?=\\z|--- after epoch \\d+ ---\\n)", Pattern.DOTALL);

  @Override
  public String name() {
    return "Text";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<String> samples = files.text("samples.txt");
    if (samples.isEmpty()) {
      return List.of();
    }
    List<Object> content = new ArrayList<>();
    content.add(Parts.note("What the model wrote behind a line end, each time with the same random numbers; ganglion"
        + " generate writes more."));
    Matcher sample = SAMPLE.matcher(samples.get());
    while (sample.find()) {
      content.add(Parts.paragraph(sample.group(1).equals("0") ? "Before training:"
          : "After epoch " + sample.group(1) + ":"));
      content.add(Parts.code(sample.group(2)));
    }
    return List.of(Parts.section("text", "Text", content));
  }
}
