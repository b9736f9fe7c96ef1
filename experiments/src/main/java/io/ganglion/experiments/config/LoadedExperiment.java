package io.ganglion.experiments.config;

import io.ganglion.experiments.binding.Binder;
import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.binding.Position;
import io.ganglion.experiments.binding.Problems;
import io.ganglion.experiments.binding.SectionOption;
import io.ganglion.experiments.binding.SetOption;
import io.ganglion.experiments.binding.SettingsForm;
import io.ganglion.experiments.binding.Source;
import io.ganglion.experiments.binding.Subject;
import io.ganglion.experiments.binding.Yaml;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.DataFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experiment that has been read, but not yet checked against the plug-ins. */
public final class LoadedExperiment {
  private final Path file;
  private final String text;
  private final Source source;
  private final Yaml.Mapping root;
  private final Problems readingProblems;

  LoadedExperiment(Path file, String text, Source source, Yaml.Mapping root, Problems readingProblems) {
    this.file = file;
    this.text = text;
    this.source = source;
    this.root = root;
    this.readingProblems = readingProblems;
  }

  /** The file as it was named. */
  public Path file() {
    return file;
  }

  /** The file's text, without what {@code --set} changed. */
  public String text() {
    return text;
  }

  /** The experiment with what options of a command say of its sections. */
  public LoadedExperiment withOptions(List<SectionOption> options) {
    Problems problems = new Problems();
    problems.addAll(readingProblems);
    List<SetOption> changes = new ArrayList<>();
    for (SectionOption option : options) {
      changes.add(option.toSetOption(changes.size(), problems));
    }
    return with(changes, problems);
  }

  /** The experiment with some settings changed. */
  public LoadedExperiment with(Changes changes) {
    Problems problems = new Problems();
    problems.addAll(readingProblems);
    return with(changes.options(), problems);
  }

  private LoadedExperiment with(List<SetOption> changes, Problems problems) {
    Yaml changed = root;
    for (SetOption change : changes) {
      changed = change.applyTo(changed, problems);
    }
    return new LoadedExperiment(file, text, source, (Yaml.Mapping) changed, problems);
  }

  /** The jars and folders of {@code plugins.path}; empty if it is wrong, which {@link #bind} will report. */
  public List<Path> pluginPaths() {
    Problems reportedLater = new Problems();
    PluginsSection plugins = root.entry("plugins").map(Yaml.Entry::value)
        .map(node -> node instanceof Yaml.Mapping mapping
            ? new Binder(new PluginCatalog(List.of()), base(), reportedLater)
                .bind(SettingsForm.section(new Subject("plugins", ""), PluginsSection.class, ""), mapping)
            : null)
        .orElseGet(PluginsSection::new);
    return plugins.path();
  }

  /** The SHA-256 of jars whose code the data's format runs, by path; none if it is wrong, as {@link #bind} reports. */
  public Map<String, String> jarsOfFormat() {
    Problems reportedLater = new Problems();
    FormatSection section = formatEntry().map(entry -> bind(entry, reportedLater)).orElse(null);
    return section == null ? Map.of() : section.format().jars();
  }

  private Optional<Yaml.Entry> formatEntry() {
    return root.entry("data").map(Yaml.Entry::value)
        .flatMap(data -> data instanceof Yaml.Mapping mapping ? mapping.entry("format") : Optional.empty());
  }

  private @Nullable FormatSection bind(Yaml.Entry format, Problems problems) {
    Yaml.Mapping data = new Yaml.Mapping(format.key().position(), List.of(format));
    return new Binder(new PluginCatalog(List.of()), base(), problems)
        .bind(SettingsForm.section(new Subject("data", ""), FormatSection.class, ""), data);
  }

  /**
   * The data format that {@code data.format} says, by which new data are read; nothing else is looked at.
   *
   * @throws ProblemException if it says none that reads without a file, or if its settings are wrong
   */
  public DataFormat format() {
    Problems problems = new Problems();
    problems.addAll(readingProblems);
    Optional<Yaml.Entry> format = formatEntry();
    problems.throwIfAny();
    if (format.isEmpty()) {
      throw problem("data.format", "there is no 'data.format', which says where new data come from",
          "name a table, or a file with the format of a database");
    }
    FormatSection section = bind(format.get(), problems);
    problems.throwIfAny();
    DataFormat bound = Objects.requireNonNull(section).format();
    if (bound.needsFile()) {
      throw problem("data.format", "format '" + bound.name() + "' reads files", "name the file itself as the table");
    }
    return bound;
  }

  /**
   * Checks all that the file and {@code --set} say, and makes the experiment.
   *
   * @throws ProblemException with every problem that was found, in the order of the file
   */
  public Experiment bind(PluginCatalog catalog) {
    Problems problems = new Problems();
    problems.addAll(readingProblems);
    Binder binder = new Binder(catalog, base(), problems);
    Experiment experiment = binder.bind(SettingsForm.section(Subject.EXPERIMENT, Experiment.class, ""), root);
    if (experiment != null) {
      new CrossChecks(experiment, binder, this::position, problems).run();
    }
    problems.throwIfAny();
    Objects.requireNonNull(experiment); // if none could be made, a problem says why
    Experiment started = experiment.start().map(start -> experiment.withStart(
        StartModel.identified(start, this::place))).orElse(experiment);
    return started.name().isEmpty() ? started.withName(nameOfFile()) : started;
  }

  /**
   * Where a setting stands, for what turns out wrong later: the place of what a dotted path such as {@code data.target}
   * leads to, or of the nearest thing around it that was written.
   */
  public Place place(String path) {
    return position(path).place();
  }

  /** A problem with what a dotted path leads to. */
  public ProblemException problem(String path, String message, String help) {
    return new ProblemException(ExitCode.EXPERIMENT, new Problem(message, place(path), help));
  }

  private Position position(String path) {
    Yaml node = root;
    Position position = Position.whole(source);
    for (String key : path.split("\\.")) {
      if (node instanceof Yaml.Mapping mapping && mapping.entry(key).isPresent()) {
        node = mapping.entry(key).get().value();
      } else if (node instanceof Yaml.Sequence sequence && key.chars().allMatch(Character::isDigit)
          && Integer.parseInt(key) < sequence.items().size()) {
        node = sequence.items().get(Integer.parseInt(key));
      } else {
        return position;
      }
      position = node.position();
    }
    return position;
  }

  private Path base() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** The file's name without its extension, with what can't be part of a folder's name replaced. */
  private String nameOfFile() {
    String name = file.toAbsolutePath().normalize().getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    return Experiment.asName(name);
  }
}
