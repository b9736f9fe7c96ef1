package io.ganglion.runner.cli;

import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.compare.Comparison;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.sweep.Sweep;
import io.ganglion.plugins.PluginCatalog;
import java.util.Arrays;

/** The studies that there are, each with a command and a section of the experiment of the same name. */
enum StudyKind {
  COMPARE("comparison", Comparison::plan),
  SWEEP("sweep", Sweep::plan);

  private interface Planning {
    Study plan(LoadedExperiment loaded, PluginCatalog plugins);
  }

  private final String noun;
  private final Planning planning;

  StudyKind(String noun, Planning planning) {
    this.noun = noun;
    this.planning = planning;
  }

  /** The one that a command makes. */
  static StudyKind of(String command) {
    return Arrays.stream(values()).filter(kind -> kind.command().equals(command)).findFirst().orElseThrow();
  }

  /** Its command, by which directories and their {@code study.json} know it. */
  String command() {
    return KebabCase.ofConstant(this);
  }

  /** What it is called; under this name its result is found in {@code manifest.json}. */
  String noun() {
    return noun;
  }

  /** Plans what the experiment's section asks for; throws everything that is wrong with it. */
  Study plan(LoadedExperiment loaded, PluginCatalog plugins) {
    return planning.plan(loaded, plugins);
  }
}
