package io.ganglion.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.runner.terminal.Paper;
import java.util.List;

/** Shows what went wrong: for people on stderr, and with {@code --json} for programs on stdout. */
final class ErrorOutput {
  private final Session session;
  private final boolean json;
  private boolean shown;

  ErrorOutput(Session session) {
    this.session = session;
    this.json = session.arguments().contains("--json");
  }

  int show(ExitCode code, List<Problem> problems) {
    return show(code, problems, List.of());
  }

  /**
   * The same with what may be the cause.
   *
   * @param warnings may be empty
   */
  int show(ExitCode code, List<Problem> problems, List<Problem> warnings) {
    shown = true;
    warnings.forEach(session.events()::warn);
    session.events().fail(code.code(), problems);
    if (!json || !printed(code, problems, warnings)) {
      say(problems, warnings);
    }
    return code.code();
  }

  /** Whether there was anything to show. */
  boolean shown() {
    return shown;
  }

  /** Prints JSON; says whether that could be done. */
  private boolean printed(ExitCode code, List<Problem> problems, List<Problem> warnings) {
    JsonObject object = Json.ofProblems(code.code(), problems);
    if (!warnings.isEmpty()) {
      JsonArray causes = new JsonArray();
      warnings.forEach(warning -> causes.add(Json.of(warning)));
      object.add("warnings", causes);
    }
    session.out().print(Json.text(object));
    return !session.out().checkError();
  }

  private void say(List<Problem> problems, List<Problem> warnings) {
    session.out().flush();
    session.err().print(Paper.ofErr(session.environment()).show(Problem.render(problems, warnings)));
    session.err().flush();
  }
}
