package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.api.Trainer;
import io.ganglion.experiments.binding.DefaultUse;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Required;
import io.ganglion.experiments.binding.SectionType;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole experiment file, bound and checked. */
public record Experiment(
    @Setting("names the run directory; the file's name without its extension unless given") String name,
    @Setting("the seed from which all random numbers of the run are derived") long seed,
    @Setting("the data: where examples come from") DataSection data,
    @Setting("the layers and their initial weights") NetworkSection network,
    @Setting("the loss function that training minimizes") @DefaultUse("squared-error") LossSection loss,
    @Setting("the trainer: the training algorithm") PluginUse<Trainer<?>> trainer,
    @Setting("a finished model that training goes on from, instead of initial weights") Optional<StartSection> start,
    @Setting("epochs, batch size, stop rules and checkpoints") TrainingSection training,
    @Setting("threads and precision; only the precision changes results") RuntimeSection runtime,
    @Setting("where plug-in jars are") PluginsSection plugins,
    @Setting("files for other programs that show runs; changes no result") Optional<OutputSection> output,
    @Setting("what 'ganglion compare' compares; ignored by a run") Optional<CompareSection> compare,
    @Setting("what 'ganglion sweep' tries; ignored by a run") Optional<SweepSection> sweep) {
  /** What is safe as the name of a folder on every system. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M} ._+-]{0,99}");

  public Experiment() {
    this("", 1, Required.unset(), Required.unset(), Required.unset(), Required.unset(), Optional.empty(),
        new TrainingSection(), new RuntimeSection(), new PluginsSection(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  public Experiment {
    if (!name.isEmpty() && (!NAME.matcher(name).matches() || name.endsWith(".") || name.endsWith(" "))) {
      throw new InvalidSettingException("name", "must be the name of a folder: at most 100 letters, digits, spaces"
          + " and . _ + - that begin with a letter or a digit and end with neither a space nor a dot");
    }
  }

  /** Whether part of the examples is set aside for validation, if that is known before the data are read. */
  public boolean hasValidation() {
    return data.split().mayHaveValidation() || data.validationFile().isPresent()
        || data.format().bringsSplit() && data.split().equals(new SplitSection());
  }

  /** Whether the run keeps the parameters with the least validation loss rather than the last ones. */
  public boolean keepsBest() {
    return switch (training.keep()) {
      case BEST -> true;
      case LAST -> false;
      case AUTO -> hasValidation();
    };
  }

  /** A text as a name: what a name can't hold is replaced. */
  static String asName(String text) {
    String name = text.replaceAll("[^\\p{L}\\p{N}\\p{M} ._+-]", "-").replaceFirst("^[^\\p{L}\\p{N}_]+", "");
    name = name.codePoints().limit(100)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    name = name.replaceFirst("[. ]+$", "");
    return name.isEmpty() ? "experiment" : name;
  }

  /** The same experiment with other places for plug-ins. */
  public Experiment withPlugins(PluginsSection newPlugins) {
    return SectionType.with(this, "plugins", newPlugins);
  }

  /** The experiment without files for other programs. */
  public Experiment withoutOutput() {
    return SectionType.with(this, "output", Optional.empty());
  }

  /** The same experiment with another seed. */
  public Experiment withSeed(long newSeed) {
    return SectionType.with(this, "seed", newSeed);
  }

  /** The experiment without what it says of studies of it. */
  public Experiment alone() {
    return SectionType.with(SectionType.with(this, "compare", Optional.empty()), "sweep", Optional.empty());
  }

  /** The same experiment on a machine that is used otherwise. */
  public Experiment withRuntime(RuntimeSection newRuntime) {
    return SectionType.with(this, "runtime", newRuntime);
  }

  /** The same experiment with other examples, and another seed. */
  public Experiment withData(DataSection newData, long newSeed) {
    return SectionType.with(SectionType.with(this, "data", newData), "seed", newSeed);
  }

  /** The same experiment, going on from another model. */
  public Experiment withStart(StartSection other) {
    return SectionType.with(this, "start", Optional.of(other));
  }

  Experiment withName(String newName) {
    return SectionType.with(this, "name", newName);
  }
}
