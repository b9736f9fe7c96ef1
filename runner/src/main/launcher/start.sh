# shellcheck shell=sh
# Starts Ganglion: what the launchers of a checkout and of a distribution have in common. Sourced by either, which then
# sets
#
#   compiles        whether the JDK has to have a compiler: before find_jdk
#   app             the folder of ganglion.jar and lib
#   archives        the folder for archives of classes, one per build and JDK; empty if there is none to write to
#   build           a text that no other build has: what an archive is for, beside the JDK
#   examples        the folder of the experiment whose classes are archived
#   told            whether the user has already been told to wait
#
# and calls start "$@", which ends with the exit code of the command. Its environment:
#
#   JAVA_HOME       the JDK to use (17 or newer) instead of the one on PATH
#   GANGLION_OPTS   more options for the JVM, such as -Xmx8g

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "error: $1"
  shift
  for line; do
    say "  $line"
  done
  exit 1
}

# Sets number to the major version of the JDK in folder $1, from its release file; to 0 if there is none.
major() {
  number=0
  [ -f "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#*\"}
        line=${line%%[!0-9]*}
        number=${line:-0}
        return
        ;;
    esac
  done < "$1/release"
}

# Whether folder $1 is a JDK that will do: a compiler is needed only to build.
will_do() {
  [ -x "$1/bin/java" ] || return 1
  if $compiles && [ ! -x "$1/bin/javac" ]; then
    return 1
  fi
  major "$1"
  [ "$number" -ge 17 ]
}

# Sets jdk to the folder of a JDK: JAVA_HOME, else java on PATH, else the newest in the usual folders.
find_jdk() {
  jdk=${JAVA_HOME:-}
  if [ -n "$jdk" ] && will_do "$jdk"; then
    return
  fi
  if [ -x /usr/libexec/java_home ]; then # macOS: java on PATH is a stub there
    jdk=$(/usr/libexec/java_home -v 17+ 2> /dev/null || true)
  else
    jdk=$(command -v java || true)
    if [ -n "$jdk" ]; then
      follow "$jdk"
      jdk=${followed%/bin/java}
      if [ ! -f "$jdk/release" ]; then # a version manager's script stands before the real one
        jdk=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
      fi
    fi
  fi
  if [ -n "$jdk" ] && will_do "$jdk"; then
    return
  fi
  jdk=
  newest=0
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "${HOME:-/root}"/.sdkman/candidates/java/* \
    "${HOME:-/root}"/.jdks/*; do
    if will_do "$folder" && [ "$number" -gt "$newest" ]; then
      newest=$number
      jdk=$folder
    fi
  done
  if [ -z "$jdk" ]; then
    fail 'Ganglion needs a JDK, version 17 or newer, and found none' \
      'Debian, Ubuntu:  sudo apt install openjdk-17-jdk-headless' \
      'Fedora:          sudo dnf install java-latest-openjdk-devel' \
      'macOS:           brew install openjdk' \
      'any system:      https://adoptium.net' \
      'or set JAVA_HOME to the folder of one'
  fi
}

# Removes what only the preparations need.
prepared() {
  for made in "$scratch" "$locked"; do
    [ -z "$made" ] || rm -rf "$made"
  done
  scratch=
  locked=
}

# Removes what only this launch needs.
clean_up() {
  prepared
  [ -z "$linked" ] || rm -rf "$linked"
  linked=
}

# The JVM opens some forty jars, and says of those that it may not open that classes aren't there.
enough_files() {
  files=$(ulimit -Hn 2> /dev/null || true) # to which the JVM raises the limit by itself
  case $files in
    '' | *[!0-9]*) return 0 ;;
  esac
  [ "$files" -ge 64 ] || fail "only $files files may be open at once, and Ganglion needs 64" \
    'allow more: ulimit -n 1024, or as root in /etc/security/limits.conf'
}

# File names are bytes on Unix; in the C locale, which stands in for one that isn't installed, Java would not see those
# beyond ASCII.
see_file_names() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) charmap= ;;
    C.UTF-8 | C.utf8) return 0 ;;
    *) charmap=$(locale charmap 2> /dev/null) || charmap= ;;
  esac
  case $charmap in
    ANSI_X3.4-1968 | US-ASCII | '') export LC_ALL=C.UTF-8 ;;
  esac
}

# Sets what the command calls itself when it says what to type next: its name if that is enough, else its path, quoted if
# it has to be.
call_itself() {
  GANGLION_COMMAND=$0
  if [ "$(command -v "${0##*/}" 2> /dev/null)" = "$0" ]; then
    GANGLION_COMMAND=${0##*/}
  fi
  case $GANGLION_COMMAND in
    *\'*) ;;
    *[!A-Za-z0-9/._+-]*) GANGLION_COMMAND="'$GANGLION_COMMAND'" ;;
  esac
  export GANGLION_COMMAND
}

# Has app be a path that a class path can hold, which is what Java makes of it: one without colons.
avoid_colons() {
  case $app in
    *:*) ;;
    *) return 0 ;;
  esac
  folder=$archives
  case $folder in
    *:*) folder= ;;
  esac
  if [ -n "$folder" ]; then
    name=$folder/link-$(printf '%s' "$app" | cksum | tr ' ' '-')
    if [ "$(readlink "$name" 2> /dev/null)" = "$app" ] || ln -sfn "$app" "$name" 2> /dev/null; then
      app=$name
      return
    fi
  fi
  folder=${TMPDIR:-/tmp}
  case $folder in
    *:*) folder=/tmp ;;
  esac
  linked=$(mktemp -d "$folder/ganglion-link-XXXXXX") || fail "Java can't start from a path with a colon: $app" \
    "no link to it can be made in $folder; move Ganglion to another folder"
  ln -s "$app" "$linked/app"
  app=$linked/app
}

# Whether another launch is making an archive right now: of many that start at once, one does, the others start without.
# One that was killed on the way has left its folder, and its number may have gone to another process: hence the age.
being_made() {
  for other in "$archives"/warm-up-*; do
    if kill -0 "${other##*-}" 2> /dev/null && [ -n "$(find "$other" -prune -mmin -5 2> /dev/null)" ]; then
      return 0
    fi
  done
  return 1
}

# Makes an archive of the classes that a run uses, by running one, and tries it. Should that not work, an empty archive
# keeps us from trying again: Ganglion then starts without. JDK 25 keeps with them what it has linked.
archive() {
  mkdir "$archives/warm-up-$$" 2> /dev/null || return 0
  scratch=$archives/warm-up-$$
  find "$archives" -name '*.jsa' -mtime +60 -exec rm -f {} + # of builds that are gone, most likely
  # shellcheck disable=SC2086 # flags are words
  (
    unset GANGLION_PLUGIN_PATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
    warm_up() {
      "$jdk/bin/java" $flags "$@" -jar "$app/ganglion.jar" run "$examples/iris.yaml" --set training.epochs=3 --quiet \
        --out "$scratch/runs"
    }
    if [ "$number" -ge 25 ]; then
      # Not with profiles: by them the second compiler would be at work from the start, for what is over sooner.
      warm_up -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$scratch/archive"
    else
      warm_up "-XX:DumpLoadedClassList=$scratch/classes" &&
        "$jdk/bin/java" $flags -Xshare:dump "-XX:SharedClassListFile=$scratch/classes" \
          "-XX:SharedArchiveFile=$scratch/archive" -cp "$app/ganglion.jar"
    fi &&
      "$jdk/bin/java" $flags $use"$scratch/archive" $must -jar "$app/ganglion.jar" --version
  ) < /dev/null > "$archives/archive.log" 2>&1 || : > "$scratch/empty"
  if [ -f "$scratch/empty" ]; then
    mv -f "$scratch/empty" "$archive"
  else
    mv -f "$scratch/archive" "$archive"
  fi
}

# Passes a signal on. The shell has its children in the background ignore SIGINT: SIGTERM ends them as well.
pass() {
  signal=$1
  kill -s "$2" "$java" 2> /dev/null || true
}

# Runs the command and ends with its exit code.
start() {
  # The output is data: the JVM's own messages go to the error output, and those about archives nowhere. Guice without
  # generated classes starts 0.1 s sooner on JDK 25, and doesn't ask for sun.misc.Unsafe, which that JDK warns about.
  # Serial collection starts fastest, and training makes no garbage to speak of. Methods called by reflection, which are
  # those that read and write settings, are not worth the classes that the JDK would make for them at every start.
  flags='-Xlog:disable -XX:-OmitStackTraceInFastThrow -XX:+DisplayVMOutputToStderr -XX:-UsePerfData -Dguice_bytecode_gen_option=DISABLED
    -Dfile.encoding=UTF-8 -Djdk.reflect.useNativeAccessorOnly=true'
  case ${GANGLION_OPTS:-} in
    *-XX:+Use*GC*) ;;
    *) flags="$flags -XX:+UseSerialGC" ;;
  esac
  version=false # whether nothing else is asked for, which needs a few classes, and no file
  case $#,${1:-} in
    1,--version | 1,-V) version=true ;;
  esac
  enough_files
  see_file_names
  avoid_colons
  call_itself
  major "$jdk"
  if [ "$number" -ge 25 ]; then
    use=-XX:AOTCache=
    must=-XX:AOTMode=on
  else
    use=-XX:SharedArchiveFile=
    must=-Xshare:on
  fi

  # An archive serves one JDK, and jars in one place.
  archive=
  case $archives in
    *:*) archives= ;; # a list of archives, to the JVM
  esac
  release=
  if [ -f "$jdk/release" ]; then
    release=$(cat "$jdk/release")
  fi
  if [ -n "$archives" ] && [ -n "$release" ]; then
    sum=$(printf '%s\n%s %s' "$release" "$app" "$build" | cksum)
    archive=$archives/${sum%% *}-${sum##* }.jsa
    if [ ! -f "$archive" ] && [ -w "$archives" ] && ! being_made; then
      case " $* " in
        *' --quiet '*) ;;
        *) $told || say 'preparing Ganglion for this JDK (first use) …' ;;
      esac
      archive
    fi
    if [ -s "$archive" ] && ! { $version && [ "$number" -ge 25 ]; }; then # of a cache, all classes are loaded
      flags="$flags $use"
    else
      archive=
    fi
  fi
  prepared

  # Java 17 can't tell whether a stream is a terminal, and no Java how wide one is.
  terminal=
  if [ -t 1 ]; then
    terminal=-Dganglion.terminal.out=true
  fi
  if [ -t 2 ]; then
    terminal="$terminal -Dganglion.terminal.err=true"
  fi
  if [ -n "$terminal" ]; then
    size=$( (stty size < /dev/tty) 2> /dev/null || true)
    case ${size#* } in
      '' | 0) size=$(tput cols 2> /dev/null || true) ;; # a terminal that doesn't say
    esac
    flags="$terminal -Dganglion.terminal.columns=${size#* } $flags"
  fi

  # Large networks gain much by vector instructions. The JVM warns of their module when it starts with it, so Ganglion
  # loads it when there is enough to compute. Newer JDKs than these may not know how.
  case $release in
    *jdk.incubator.vector*)
      if [ "$number" -le 25 ]; then
        flags="-XX:+UnlockExperimentalVMOptions -XX:+EnableVectorSupport -Dganglion.vector=on-demand $flags"
      else
        flags="--add-modules=jdk.incubator.vector $flags"
      fi
      flags="-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 $flags"
      ;;
  esac
  # The second compiler begins four times as late as it would: short runs are over by then, long ones lose nothing.
  flags="-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000
    -XX:Tier4BackEdgeThreshold=160000 $flags"
  case ${1:-} in
    run | compare | sweep | verify | bench)
      pages=
      { read -r pages < /sys/kernel/mm/transparent_hugepage/enabled; } 2> /dev/null || true
      case $pages in
        *'[always]'* | *'[madvise]'*)
          flags="-XX:+UseTransparentHugePages $flags" # millions of parameters lie on thousands of small pages
          ;;
      esac
      ;;
    '' | -* | help | new | init | completion | config | plugins | runs)
      flags="-XX:TieredStopAtLevel=1 $flags" # it wouldn't begin at all
      ;;
  esac

  # A plug-in can end the JVM with code 0 though there is no result. So Ganglion says in this file that it has ended, and
  # with which code. Its bytes are written before, for when the disk is full. Without a file nothing is checked.
  end=
  $version || end=$(mktemp "${TMPDIR:-/tmp}/ganglion-end-XXXXXX" 2> /dev/null) || end=
  if [ -n "$end" ] && ! printf 'ended ...\n' > "$end" 2> /dev/null; then
    rm -f "$end"
    end=
  fi
  export GANGLION_END="$end" GANGLION_LAUNCHER="$$"

  java=
  signal=
  trap 'pass 129 HUP' HUP
  trap 'pass 130 TERM' INT
  trap 'pass 143 TERM' TERM
  trap : QUIT # the JVM prints its threads

  # The shell gives its children in the background another stdin.
  { command exec 3<&0; } 2> /dev/null || exec 3< /dev/null

  # shellcheck disable=SC2086 # flags and GANGLION_OPTS are words
  {
    set -f
    "$jdk/bin/java" $flags"$archive" ${GANGLION_OPTS:-} -jar "$app/ganglion.jar" "$@" <&3 3<&- &
  }
  java=$!
  exec 3<&-
  case $signal in # it came before there was a JVM to pass it on to
    129) pass 129 HUP ;;
    130 | 143) pass "$signal" TERM ;;
  esac

  # It waits again when a signal has come in between.
  while :; do
    wait "$java" && code=0 || code=$?
    kill -0 "$java" 2> /dev/null || break
  done
  if [ "$signal" = 130 ] && [ "$code" = 143 ]; then
    code=130
  fi

  if [ -n "$end" ]; then
    said=
    read -r said < "$end" || true
    case $said in
      'ended '[0-9][0-9][0-9])
        if [ "$code" -lt 129 ]; then
          code=${said#ended }
          code=${code#0}
          code=${code#0}
        fi
        ;;
      *)
        more=$(sed 1d "$end")
        if [ "$code" -lt 129 ] && [ -n "$more" ]; then
          say "$more"
          code=5
        elif [ "$code" = 0 ]; then
          say 'error: the process was ended before the command was done'
          say '  help: a plug-in called Runtime.halt, which is a bug in it; report it to its author'
          code=5
        fi
        ;;
    esac
    rm -f "$end"
  fi
  clean_up
  exit "$code"
}

locked=
scratch=
linked=
told=false
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
