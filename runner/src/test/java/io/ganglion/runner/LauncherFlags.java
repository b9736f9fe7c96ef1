package io.ganglion.runner;

import java.util.List;

/** What a JVM that a test starts has in common with those that the launcher starts: short runs take less time. */
public final class LauncherFlags {
  /** For any command: each is in {@code start.sh}. */
  public static final List<String> ALL = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData",
      "-XX:Tier4InvocationThreshold=20000", "-XX:Tier4MinInvocationThreshold=2400",
      "-XX:Tier4CompileThreshold=60000", "-XX:Tier4BackEdgeThreshold=160000",
      "-Dguice_bytecode_gen_option=DISABLED", "-Djdk.reflect.useNativeAccessorOnly=true");

  private LauncherFlags() {}
}
