package io.ganglion.runner.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.problem.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All that was found about a jar, as it is shown.
 *
 * @param all in order; those about one subject stand together
 */
public record CheckResults(List<CheckResult> all) {
  /** Of longer messages, the beginning is shown (chosen: several lines of a terminal). */
  private static final int LONGEST = 700;
  private static final String INDENT = " ".repeat(12);

  /** Whether anything failed. */
  public boolean haveFailed() {
    return count(CheckResult.State.FAILED) > 0;
  }

  private long count(CheckResult.State state) {
    return all.stream().filter(finding -> finding.state() == state).count();
  }

  /** A line for each, under the names of their subjects; at last how many there were. */
  public String render() {
    StringBuilder out = new StringBuilder();
    String subject = "";
    for (CheckResult finding : all) {
      if (!finding.subject().equals(subject)) {
        subject = finding.subject();
        out.append(out.isEmpty() ? "" : "\n").append(SafeText.line(subject, LONGEST)).append('\n');
      }
      String state = finding.state().toString();
      out.append("  ").append(state).append(" ".repeat(INDENT.length() - 2 - state.length())).append(finding.check())
          .append('\n');
      if (!finding.message().isEmpty()) {
        out.append(INDENT).append(SafeText.line(finding.message(), LONGEST)).append('\n');
      }
      if (!finding.message().isEmpty() && !finding.help().isEmpty()) {
        out.append(INDENT).append("help: ").append(SafeText.line(finding.help(), LONGEST)).append('\n');
      }
    }
    return out.append('\n').append(sum()).append('\n').toString();
  }

  private String sum() {
    long unseen = count(CheckResult.State.NOT_SEEN);
    return all.size() + " checks: " + count(CheckResult.State.OK) + " passed, " + count(CheckResult.State.FAILED)
        + " failed" + (unseen == 0 ? "" : ", " + unseen + " not seen");
  }

  /** {@code {"jar", "passed", "findings": [{"subject", "check", "state", "message", "help"}, …]}}. */
  public JsonObject toJson(String jar) {
    JsonObject json = new JsonObject();
    json.addProperty("jar", jar);
    json.addProperty("passed", !haveFailed());
    JsonArray findings = new JsonArray();
    for (CheckResult finding : all) {
      JsonObject of = new JsonObject();
      of.addProperty("subject", finding.subject());
      of.addProperty("check", finding.check());
      of.addProperty("state", finding.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      Stream.of(new String[] {"message", finding.message()}, new String[] {"help", finding.help()})
          .filter(text -> !text[1].isEmpty()).forEach(text -> of.addProperty(text[0], text[1]));
      findings.add(of);
    }
    json.add("findings", findings);
    return json;
  }
}
