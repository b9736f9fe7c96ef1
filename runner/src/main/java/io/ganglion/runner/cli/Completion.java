package io.ganglion.runner.cli;

import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.binding.SettingPath;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a shell needs to complete a command line without starting Ganglion: commands, options and values, as lists in
 * the script. Only files and run directories are looked up when a key is pressed, by the shell.
 */
final class Completion {
  /** What a value is: one of some words, a file, a folder, a run, a setting; nothing to complete. */
  private static final String FILES = "@files";
  private static final String FOLDERS = "@folders";
  private static final String RUNS = "@runs";
  private static final String KEYS = "@keys";
  private static final String NOTHING = "@nothing";

  private final Map<String, CommandSpec> commands = new LinkedHashMap<>();
  private final PluginCatalog catalog;
  private final List<SettingPath> keys;

  Completion(CommandSpec root, PluginCatalog catalog) {
    this.catalog = catalog;
    this.keys = SettingPath.of(Experiment.class, catalog);
    collect("", root);
  }

  private void collect(String path, CommandSpec command) {
    commands.put(path, command);
    command.subcommands().forEach((name, sub) ->
        collect(path.isEmpty() ? name : path + " " + name, sub.getCommandSpec()));
  }

  /** A script for bash; or for zsh, which takes it through its own layer for such scripts. */
  String bash(boolean zsh) {
    StringBuilder script = new StringBuilder(zsh ? """
        #compdef ganglion
        # Completion of ganglion for zsh; in ~/.zshrc: source <(ganglion completion zsh)
        autoload -Uz compinit bashcompinit
        (( $+functions[compdef] )) || compinit
        bashcompinit
        """ : """
        # Completion of ganglion for bash; in ~/.bashrc: source <(ganglion completion bash)
        """);
    script.append("_ganglion_commands() {\n  case $1 in\n");
    commands.forEach((path, command) -> branch(script, path, String.join(" ", command.subcommands().keySet())));
    script.append("  esac\n}\n_ganglion_options() {\n  case $1 in\n");
    commands.forEach((path, command) -> branch(script, path, String.join(" ", options(command))));
    script.append("  esac\n}\n_ganglion_value() {\n  case $1:$2 in\n");
    commands.forEach((path, command) -> {
      for (OptionSpec option : command.options()) {
        if (option.arity().max() > 0) {
          branch(script, Arrays.stream(option.names()).map(name -> path + ":" + name).toList(),
              value(option));
        }
      }
    });
    script.append("  esac\n}\n_ganglion_argument() {\n  case $1:$2 in\n");
    commands.forEach((path, command) -> {
      for (PositionalParamSpec argument : command.positionalParameters()) {
        if (argument.index().isVariable()) {
          script.append("    '").append(path).append("':*) printf '%s' '").append(value(argument)).append("' ;;\n");
        } else {
          branch(script, List.of(path + ":" + argument.index().min()), value(argument));
        }
      }
    });
    script.append("  esac\n}\n_ganglion_keys='")
        .append(keys.stream().map(SettingPath::path).collect(Collectors.joining(" "))).append("'\n");
    script.append("_ganglion_setting() {\n  case $1 in\n");
    keys.stream().filter(key -> !key.values().isEmpty())
        .forEach(key -> branch(script, List.of(key.path()), String.join(" ", key.values())));
    return script.append("  esac\n}\n").append(FUNCTION).toString();
  }

  private static void branch(StringBuilder script, String path, String words) {
    if (!words.isEmpty()) {
      branch(script, List.of(path), words);
    }
  }

  private static void branch(StringBuilder script, List<String> patterns, String words) {
    script.append("    ").append(patterns.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" | ")))
        .append(") printf '%s' '").append(words).append("' ;;\n");
  }

  private static List<String> options(CommandSpec command) {
    Set<String> names = new LinkedHashSet<>();
    for (OptionSpec option : command.options()) {
      names.add(option.longestName());
      if (option.negatable()) {
        names.add("--no-" + option.longestName().substring(2));
      }
    }
    return List.copyOf(names);
  }

  private String value(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      return words(StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList());
    }
    String label = argument.paramLabel();
    if (label.matches("[a-z-]+([|][a-z-]+)+")) {
      return words(List.of(label.split("[|]")));
    }
    return switch (label) {
      case "KEY=VALUE", "KEY=VALUES", "KEY=VALUE,…" -> KEYS;
      case "RUN", "MODEL", "A", "B" -> RUNS;
      case "FILE", "TABLE", "CSV", "JAR", "IMAGES" -> FILES;
      case "DIR" -> FOLDERS;
      case "LINT" -> words(Lints.names());
      case "KIND" -> words(PluginKind.ALL.stream().map(PluginKind::name).toList());
      case "NAME" -> argument.isOption() && ((OptionSpec) argument).longestName().equals("--trainer")
          ? words(catalog.names(PluginKind.TRAINER)) : argument.isPositional()
          ? words(catalog.all().stream().map(plugin -> plugin.type().name()).distinct().toList()) : NOTHING;
      default -> NOTHING;
    };
  }

  private static String words(List<String> words) {
    return String.join(" ", words);
  }

  /** A script for fish. */
  String fish() {
    StringBuilder script = new StringBuilder("""
        # Completion of ganglion for fish; ganglion completion fish > ~/.config/fish/completions/ganglion.fish
        function __ganglion_at
            set -l words (commandline -opc)
            set -l path
            for word in $words[2..-1]
                if contains -- (string trim -- "$path $word") $__ganglion_commands
                    set -a path $word
                end
            end
            test "$path" = "$argv"
        end
        function __ganglion_runs
            echo latest
            for run in runs/*/*/
                string trim -r -c / $run
            end
        end
        function __ganglion_keys
            set -l key (string split -m 1 = (commandline -ct))[1]
            set -l at (contains -i -- $key $__ganglion_settings)
            and for value in (string split ' ' $__ganglion_values[$at])
                echo $key=$value
            end
            for key in $__ganglion_keys
                echo $key=
            end
        end
        complete -c ganglion -f
        """);
    List<SettingPath> ofWords = keys.stream().filter(key -> !key.values().isEmpty()).toList();
    script.append("set -g __ganglion_commands ").append(quoted(new ArrayList<>(commands.keySet()).subList(1,
        commands.size()))).append("\nset -g __ganglion_keys ")
        .append(quoted(keys.stream().map(SettingPath::path).toList())).append("\nset -g __ganglion_settings ")
        .append(quoted(ofWords.stream().map(SettingPath::path).toList())).append("\nset -g __ganglion_values ")
        .append(quoted(ofWords.stream().map(key -> String.join(" ", key.values())).toList())).append('\n');
    commands.forEach((path, command) -> {
      String at = "complete -c ganglion -n '__ganglion_at " + path + "'";
      for (Map.Entry<String, CommandLine> sub : command.subcommands().entrySet()) {
        script.append(at).append(" -a ").append(sub.getKey()).append(" -d ")
            .append(quoted(List.of(firstLine(sub.getValue().getCommandSpec().usageMessage().description()))))
            .append('\n');
      }
      for (OptionSpec option : command.options()) {
        script.append(at).append(" -l ").append(option.longestName().substring(2)).append(" -d ")
            .append(quoted(List.of(firstLine(option.description()))));
        script.append(option.arity().max() > 0 ? fishOption(value(option)) : "").append('\n');
      }
      command.positionalParameters().stream().map(this::value).distinct().filter(value -> !value.equals(NOTHING))
          .forEach(value -> script.append(at).append(fishValue(value)).append('\n'));
    });
    return script.toString();
  }

  /** Files are replies only where they are asked for. */
  private static String fishOption(String value) {
    return (value.equals(FILES) || value.equals(RUNS) ? " -r" : " -x") + fishValue(value);
  }

  private static String fishValue(String value) {
    return switch (value) {
      case NOTHING -> "";
      case FILES -> " -F";
      case FOLDERS -> " -a '(__fish_complete_directories)'";
      case RUNS -> " -F -a '(__ganglion_runs)'";
      case KEYS -> " -a '(__ganglion_keys)'";
      default -> " -a '" + value + "'";
    };
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(" "));
  }

  private static String firstLine(String[] description) {
    return description.length == 0 ? "" : description[0].replaceAll("[$][{][^}]*[}]", "…").replaceFirst(
        "(?s)[.;:] .*|\\.$", "");
  }

  /** The part that is the same whatever there is to complete. */
  private static final String FUNCTION = """
      # Replies with those of the words $2 that begin with what is typed behind $1.
      _ganglion_reply() {
        local prefix=$1 typed=${cur#"$1"} word
        COMPREPLY=()
        for word in $(compgen -W "$2" -- "$typed"); do
          COMPREPLY+=("$prefix$word")
        done
        # The shell replaces only what stands behind the last of its own word breaks.
        local mark before
        for mark in = :; do
          case ${COMP_WORDBREAKS-} in
            *$mark*)
              case $cur in
                *$mark*)
                  before=${cur%"${cur##*$mark}"}
                  COMPREPLY=("${COMPREPLY[@]#"$before"}")
                  ;;
              esac
              ;;
          esac
        done
      }
      _ganglion_fill() {
        case $1 in
          @nothing) ;;
          @files) COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2> /dev/null ;;
          @folders) COMPREPLY=($(compgen -d -- "$cur")); compopt -o filenames 2> /dev/null ;;
          @runs)
            local runs=latest run
            for run in runs/*/*/; do
              [ -d "$run" ] && runs="$runs ${run%/}"
            done
            _ganglion_reply '' "$runs"
            [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$cur"))
            ;;
          @keys)
            case $cur in
              *=*,*) _ganglion_reply "${cur%"${cur##*,}"}" "$(_ganglion_setting "${cur%%=*}")" ;;
              *=*) _ganglion_reply "${cur%%=*}=" "$(_ganglion_setting "${cur%%=*}")" ;;
              *)
                _ganglion_reply '' "$_ganglion_keys"
                COMPREPLY=("${COMPREPLY[@]/%/=}")
                [ "${COMPREPLY[*]}" != = ] || COMPREPLY=()
                compopt -o nospace 2> /dev/null
                ;;
            esac
            ;;
          *)
            case $cur in
              *,*) _ganglion_reply "${cur%"${cur##*,}"}" "$1" ;;
              *) _ganglion_reply '' "$1" ;;
            esac
            ;;
        esac
      }
      _ganglion() {
        [ -z "${ZSH_VERSION-}" ] || emulate -L ksh
        local line=${COMP_LINE:0:$COMP_POINT} command='' word value='' expects='' index=0
        local cur=${line##*[[:space:]]}
        line=${line%"$cur"}
        line=${line#*ganglion}
        COMPREPLY=()
        for word in $line; do
          if [ -n "$expects" ]; then
            expects=
            continue
          fi
          case $word in
            --*=*) ;;
            -*) expects=$(_ganglion_value "$command" "$word") ;;
            *)
              case " $(_ganglion_commands "$command") " in
                *" $word "*) command=${command:+$command }$word ;;
                *) index=$((index + 1)) ;;
              esac
              ;;
          esac
        done
        if [ -n "$expects" ]; then
          _ganglion_fill "$expects"
          return
        fi
        case $cur in
          -*) _ganglion_reply '' "$(_ganglion_options "$command")" ;;
          *)
            value=$(_ganglion_commands "$command")
            _ganglion_fill "${value:-$(_ganglion_argument "$command" "$index")}"
            ;;
        esac
      }
      # For zsh, whose layer takes no option while it completes: ends each reply, unless more is to be typed.
      _ganglion_zsh() {
        emulate -L ksh
        local i
        _ganglion "$@"
        for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
          case ${COMPREPLY[$i]} in
            '' | *= | */) ;;
            *)
              if [ -d "${COMPREPLY[$i]}" ]; then
                COMPREPLY[$i]=${COMPREPLY[$i]}/
              else
                COMPREPLY[$i]="${COMPREPLY[$i]} "
              fi
              ;;
          esac
        done
      }
      if [ -n "${ZSH_VERSION-}" ]; then
        complete -o nospace -F _ganglion_zsh ganglion
      else
        complete -F _ganglion ganglion
      fi
      """;
}
