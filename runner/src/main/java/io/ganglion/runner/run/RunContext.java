package io.ganglion.runner.run;

import java.nio.file.Path;
import java.util.List;

/**
 * How a run was asked for.
 *
 * @param text the experiment file's text
 * @param resolved the experiment with every default, as a text that can be run
 * @param runs the folder in which run directories are made
 * @param program what to type to start Ganglion
 * @param commandLine the arguments of the command
 */
public record RunContext(String text, String resolved, Path runs, String program, List<String> commandLine) {}
