package io.ganglion.runner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion completion}. */
@Command(name = "completion", description = "Prints a script by which a shell completes commands, options and values.")
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SHELL", converter = ShellName.class, completionCandidates = ShellName.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Mixin
  private PluginOption plugins;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Completion completion = new Completion(spec.root(),
        session.plugins(plugins.jars, List.of(), plugins.lock()));
    Output.write(session, "-", shell == Shell.FISH ? completion.fish() : completion.bash(shell == Shell.ZSH));
    return 0;
  }

  /** Shells that can complete. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  /** {@link Shell} on the command line. */
  static final class ShellName extends ConstantNames<Shell> {
    ShellName() {
      super(Shell.class);
    }
  }
}
