package io.ganglion.runner.verify;

import io.ganglion.api.Activation;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.testkit.ContractTest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the contracts of plug-ins from jars, and says in lines how that goes: any of them may end the process.
 */
public final class ContractsInProcess {
  private static final String HELP = "\n  help: ";

  private final PrintStream out;
  private final String mark;
  private final int from;
  private int number;

  private ContractsInProcess(PrintStream out, String mark, int from) {
    this.out = out;
    this.mark = mark;
    this.from = from;
  }

  /**
   * Runs all tests.
   *
   * @param from how many are left out
   * @param mark what each line begins with
   */
  public static void run(PluginCatalog plugins, int from, String mark, PrintStream out) {
    ContractsInProcess contracts = new ContractsInProcess(out, mark, from);
    List<Activation> outputs = new ArrayList<>();
    for (String name : plugins.names(PluginKind.ACTIVATION)) {
      plugins.find(PluginKind.ACTIVATION, name).filter(type -> !name.contains("."))
          .ifPresent(type -> outputs.add(type.create(Map.of())));
    }
    for (LoadedPlugin<?> plugin : plugins.all()) {
      if (!plugin.isBuiltIn()) {
        contracts.run(plugin.type(), outputs);
      }
    }
  }

  private void run(PluginType<?> type, List<Activation> outputs) {
    String subject = type + " (" + type.type().getName() + ")";
    for (ContractTest test : ContractTest.of(type, outputs)) {
      if (number >= from) {
        print(Line.begins(number, subject, test.name()));
        print(Line.ended(number, finding(subject, test)));
      }
      number++;
    }
  }

  private void print(Line line) {
    out.print(line.text(mark));
    out.flush();
  }

  private static CheckResult finding(String subject, ContractTest test) {
    try {
      test.run();
      return CheckResult.ok(subject, test.name());
    } catch (Throwable e) { // a plug-in may throw anything
      if (e.getClass() == AssertionError.class && isOurs(e)) {
        String text = String.valueOf(e.getMessage());
        int help = text.indexOf(HELP);
        return help < 0 ? CheckResult.failed(subject, test.name(), text, "")
            : CheckResult.failed(subject, test.name(), text.substring(0, help), text.substring(help + HELP.length()));
      }
      Optional<Problem> fault = PluginFault.inJars().of(e, () -> "").map(ProblemException::problems)
          .map(problems -> problems.get(0));
      return fault.map(problem -> CheckResult.failed(subject, test.name(), problem.message(), problem.help()))
          .orElseGet(() -> CheckResult.failed(subject, test.name(), PluginFault.describe(e), ""));
    }
  }

  /** Whether it is a breach, rather than an assertion of the plug-in's own. */
  private static boolean isOurs(Throwable e) {
    StackTraceElement[] stack = e.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith(ContractTest.class.getPackageName());
  }
}
